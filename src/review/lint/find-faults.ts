import { didYouMean } from "../../base/diagnostics/suggest.js";
import type { Json } from "../../base/json/json.js";
import type { PathFault } from "./check-path.js";
import type { CheckTemplate } from "./check-template.js";
import {
  type Candidate,
  findCandidates,
  type Template,
  textsOfCandidates,
} from "./event-templates.js";
import {
  parseJson,
  readJsonStrings,
  saysOf,
  type Surroundings,
} from "./json-strings.js";
import type { KnownEvent } from "./known-event.js";
import { type Workflow, workflowOf, workflowsIn } from "./workflow.js";

/** What templates are checked with. */
export interface LintContext {
  readonly events: readonly KnownEvent[];
  /** The event of what does not say which it is of. */
  readonly event: KnownEvent | undefined;
  readonly check: CheckTemplate;
  /** Whether positions have to be written in brackets. */
  readonly positions: boolean;
}

/** A fault of a template, and what that is in. */
export interface FoundFault extends PathFault, Surroundings {
  readonly template: Template;
  /** Where it stands, and how. */
  readonly candidate: Candidate;
  /** Whether it stands in a string of JSON. */
  readonly isJson: boolean;
  /** What it was checked against: a slug, or the unknown name of an event. */
  readonly event: string | undefined;
}

/**
 * Checks all templates of a text, those of a workflow against its own event.
 *
 * @param isCode whether `{event:name}` is an object, unless it stands between quotes
 */
export function findFaults(
  text: string,
  context: LintContext,
  isCode = false,
): readonly FoundFault[] {
  const texts = new Set(textsOfCandidates(text));
  if (texts.size === 0) return [];
  const root = parseJson(text);
  if (root === undefined) {
    const all = findCandidates(text);
    const candidates = isCode ? all.filter((one) => isText(one, text)) : all;
    return faultsAmong(candidates, () => nowhere, false, context);
  }
  // Most workflows are right, and what a template is in is worked out only for the others.
  const isRight = rightWithin(root, context);
  if ([...texts].every(isRight)) return [];
  const json = readJsonStrings(
    text,
    findCandidates(text).filter(({ written }) => !isRight(written)),
  );
  const { candidates = [], surroundings = [] } = json ?? {};
  return faultsAmong(candidates, (nth) => surroundings[nth], true, context);
}

/** Tells of what is written in JSON whether it has no fault; nothing is known of it where there are several workflows, or an unknown event. */
function rightWithin(
  root: Json,
  context: LintContext,
): (written: string) => boolean {
  const [object, ...others] = workflowsIn(root);
  const event = object
    ? createEventFinder(context)(workflowOf(object))
    : context.event;
  if (others.length > 0 || typeof event === "string") return () => false;
  return (written) => {
    const says = saysOf(written);
    const checked = says === undefined ? says : context.check(says, event);
    return !checked || checked.faults.length === 0;
  };
}

const nowhere: Surroundings = {};

function isText({ offset, written }: Candidate, text: string): boolean {
  return (
    written.startsWith("{{") ||
    /["'`]/.test(text.charAt(offset - 1)) ||
    /["'`]/.test(text.charAt(offset + written.length))
  );
}

function faultsAmong(
  candidates: readonly Candidate[],
  surroundingsOf: (nth: number) => Surroundings | undefined,
  isJson: boolean,
  context: LintContext,
): readonly FoundFault[] {
  const found: FoundFault[] = [];
  const eventOf = createEventFinder(context);
  const unknown = new Set<Workflow>();
  for (const [nth, candidate] of candidates.entries()) {
    const around = surroundingsOf(nth);
    if (!around) continue;
    const { workflow } = around;
    const event = workflow ? eventOf(workflow) : context.event;
    const isUnknown = typeof event === "string";
    const checked = context.check(
      candidate.says,
      isUnknown ? undefined : event,
    );
    if (!checked || (checked.faults.length === 0 && !isUnknown)) continue;
    const { template, faults } = checked;
    const add = (fault: PathFault, event: string | undefined) =>
      found.push({ ...fault, ...around, template, candidate, isJson, event });
    if (!isUnknown) for (const fault of faults) add(fault, event?.slug);
    else if (workflow && !unknown.has(workflow)) {
      // Once a workflow: all of its templates have the same cause.
      unknown.add(workflow);
      add(unknownEvent(event, context), event);
    }
  }
  return found;
}

/** Tells the event that a workflow is started by: that of the context where it names none, a name that no event has as it is. */
function createEventFinder({
  events,
  event,
}: LintContext): (workflow: Workflow) => KnownEvent | string | undefined {
  const found = new Map<Workflow, KnownEvent | string | undefined>();
  const find = ({ eventNames }: Workflow) => {
    for (const { text } of eventNames) {
      const known =
        events.find(({ slug }) => slug === text) ??
        events.find(({ name }) => name === text);
      if (known) return known;
    }
    return eventNames.find(({ isSure }) => isSure)?.text ?? event;
  };
  return (workflow) => {
    if (!found.has(workflow)) found.set(workflow, find(workflow));
    return found.get(workflow);
  };
}

function unknownEvent(name: string, { events }: LintContext): PathFault {
  const names = events.flatMap(({ slug, name }) => [slug, name]);
  return {
    code: "CE812",
    message: `The workflow is started by an event that the manifest does not have: ${JSON.stringify(name)}${didYouMean(name, names) || "."}`,
  };
}
