import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import { createLocator, type Position } from "../../base/json/locate.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { findCandidates, readTemplate } from "../lint/event-templates.js";
import { readJsonStrings } from "../lint/json-strings.js";
import {
  labelOf,
  startOf,
  type Workflow,
  workflowOf,
  workflowsIn,
} from "../lint/workflow.js";
import type { WorkflowSource } from "../workflow-source.js";
import type { WorkflowRead } from "./impact.js";

/** What a workflow has to do with an event's payload. */
export interface PayloadRead {
  readonly where: WorkflowRead;
  /** The steps of the path that is read; absent for the start of a workflow. */
  readonly path?: readonly string[];
  /** What may be its event's slug or name, the likeliest first; none where nothing is said. */
  readonly eventNames: readonly string[];
}

/** Finds in workflows what reads an event's payload, and what starts by an event. Other texts are searched as they are. */
export function readsIn(source: WorkflowSource): readonly PayloadRead[] {
  // A byte order mark is a blank, so that offsets stay those of the file.
  const text = source.text.replace(/^\uFEFF/, " ");
  const locator = createLocator(source.file ?? "", text);
  const all = findCandidates(text);
  const json = readJsonStrings(text, all);
  const reads = (json?.candidates ?? all).flatMap((candidate, nth) => {
    const template = readTemplate(candidate.says);
    const around = json ? json.surroundings[nth] : {};
    if (!template || !around) return [];
    const { workflow, node } = around;
    const at = locator.range(candidate.offset, 1);
    return {
      where: {
        ...whereIs(source, at, workflow, node),
        template: template.text,
      },
      path: template.path,
      eventNames: namesIn(workflow),
    };
  });
  const starts = startsIn(text).map(({ path, workflow, node }) => ({
    where: whereIs(source, locator.place(path), workflow, node),
    eventNames: namesIn(workflow),
  }));
  return [...starts, ...reads];
}

/** What starts a workflow. */
interface Start {
  readonly workflow: Workflow;
  readonly node: JsonObject;
  readonly path: JsonPath;
}

function startsIn(text: string): readonly Start[] {
  const root = parseStrict(text);
  if (root === undefined) return [];
  return workflowsIn(root).flatMap((object) => {
    const node = startOf(object);
    const path = node && pathTo(root, node);
    return path ? [{ workflow: workflowOf(object), node, path }] : [];
  });
}

/** How an object of a value is reached. */
function pathTo(value: Json, wanted: JsonObject): JsonPath | undefined {
  if (value === wanted) return [];
  const steps: readonly (readonly [string | number, Json])[] = isList(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  for (const [step, inner] of steps) {
    const path = pathTo(inner, wanted);
    if (path) return [step, ...path];
  }
  return undefined;
}

function namesIn(workflow: Workflow | undefined): readonly string[] {
  return workflow?.eventNames.map(({ text }) => text) ?? [];
}

function whereIs(
  { file, name: given }: WorkflowSource,
  { line, column }: Position,
  workflow: Workflow | undefined,
  node: JsonObject | undefined,
): WorkflowRead {
  const label = node && labelOf(node);
  const name = workflow?.name ?? given;
  return {
    ...(file !== undefined && { file, line, column }),
    ...(name !== undefined && { workflow: name }),
    ...(label !== undefined && { node: label }),
  };
}
