import { catalogue } from "../../base/diagnostics/catalogue.js";
import { didYouMean, suggest } from "../../base/diagnostics/suggest.js";
import { createLocator } from "../../base/json/locate.js";
import { once } from "../../base/once.js";
import { checkPath, type PathFault } from "./check-path.js";
import {
  findTemplates,
  type Notation,
  type Template,
} from "./event-templates.js";
import type { Finding } from "./finding.js";
import type { KnownEvent } from "./known-event.js";
import { findWhereabouts } from "./whereabouts.js";
import type { Workflow } from "./workflow.js";

/** What templates are checked against. */
export interface LintContext {
  readonly events: readonly KnownEvent[];
  /** The event of what does not say which it is of. */
  readonly event: KnownEvent | undefined;
}

/** A fault of a template in a text. */
interface Fault extends PathFault {
  readonly template: Template;
  readonly event?: string | undefined;
}

/** Checks all templates of a text. */
export function lintText(
  file: string,
  text: string,
  context: LintContext,
): readonly Finding[] {
  const whereabouts = once(() => findWhereabouts(text));
  const locator = createLocator(file, text);
  const faults = faultsIn(file, text, context, (offset) =>
    whereabouts().workflow(offset),
  );
  return Array.from(faults, ({ code, message, template, event, meant }) => {
    const { offset } = template;
    const workflow = whereabouts().workflow(offset)?.name;
    const node = whereabouts().node(offset);
    const { line, column } = locator.range(offset, 1);
    return {
      code,
      severity: catalogue[code].severity,
      file,
      ...(workflow !== undefined && { workflow }),
      ...(node !== undefined && { node }),
      line,
      column,
      template: template.text,
      ...(event !== undefined && { event }),
      message,
      ...(meant && { suggestion: template.withPath(meant) }),
    };
  });
}

function* faultsIn(
  file: string,
  text: string,
  { events, event }: LintContext,
  workflowAt: (offset: number) => Workflow | undefined,
): Generator<Fault, void, undefined> {
  const unknown = new Set<Workflow>();
  const eventsOf = new Map<Workflow, ReturnType<typeof eventOf>>();
  const checked = new Map<string, readonly PathFault[]>();
  for (const template of findTemplates(text, notationOf(file))) {
    const workflow = workflowAt(template.offset);
    if (workflow && !eventsOf.has(workflow))
      eventsOf.set(workflow, eventOf(workflow, events));
    const own = workflow && eventsOf.get(workflow);
    if (workflow && typeof own === "string") {
      // Once a workflow: all of its templates have the same cause.
      if (!unknown.has(workflow))
        yield { ...unknownEvent(own, events), template, event: own };
      unknown.add(workflow);
      continue;
    }
    const known = typeof own === "object" ? own : event;
    const key = `${known?.slug ?? ""}\n${template.text}`;
    const faults =
      checked.get(key) ??
      (known ? checkPath(template.path, known) : faultsOfAny(template, events));
    checked.set(key, faults);
    for (const fault of faults)
      yield { ...fault, template, event: known?.slug };
  }
}

/** The event that a workflow is started by; a name that no event has; or nothing, where it names none. */
function eventOf(
  { eventNames }: Workflow,
  events: readonly KnownEvent[],
): KnownEvent | string | undefined {
  for (const { text } of eventNames) {
    const known =
      events.find(({ slug }) => slug === text) ??
      events.find(({ name }) => name === text);
    if (known) return known;
  }
  return eventNames.find(({ isSure }) => isSure)?.text;
}

function unknownEvent(name: string, events: readonly KnownEvent[]): PathFault {
  const names = events.flatMap(({ slug, name }) => [slug, name]);
  return {
    code: "CE812",
    message: `The workflow is started by an event that the manifest does not have: ${JSON.stringify(name)}${didYouMean(name, names) || "."}`,
  };
}

/** Without an event, what any of them has is right; whether it may be missing depends on the event. */
function faultsOfAny(
  { path }: Template,
  events: readonly KnownEvent[],
): readonly PathFault[] {
  const all = events.map((event) =>
    checkPath(path, event).filter(
      ({ code }) => code === "CE811" || code === "CE815",
    ),
  );
  if (all.length === 0 || all.some((faults) => faults.length === 0)) return [];
  const position = all.flat().find(({ code }) => code === "CE815");
  if (position) return [position];
  const meant = suggest(
    path.join("."),
    all.flat().flatMap(({ meant }) => (meant ? [meant.join(".")] : [])),
  );
  return [
    {
      code: "CE811",
      message: `No event has a variable ${JSON.stringify(path.join("."))}.`,
      ...(meant !== undefined && { meant: meant.split(".") }),
    },
  ];
}

function notationOf(file: string): Notation {
  if (/\.(?:json[c5l]?|ndjson)$/i.test(file)) return "json";
  return /\.(?:[cm]?[jt]sx?|vue|svelte)$/i.test(file) ? "code" : "text";
}
