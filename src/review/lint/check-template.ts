import { suggest } from "../../base/diagnostics/suggest.js";
import { checkPath, type PathFault } from "./check-path.js";
import { readTemplate, type Template } from "./event-templates.js";
import { followPath } from "./follow-path.js";
import type { KnownEvent } from "./known-event.js";

/** What templates are checked against. */
export interface Rules {
  readonly events: readonly KnownEvent[];
  /** Whether positions have to be written in brackets. */
  readonly positions: boolean;
}

/** A template that reads an event's payload, and what is wrong with it. */
export interface CheckedTemplate {
  readonly template: Template;
  readonly faults: readonly PathFault[];
}

/** Checks what a template says, against an event or all of them; undefined where it reads something else. */
export type CheckTemplate = (
  text: string,
  event: KnownEvent | undefined,
) => CheckedTemplate | undefined;

/** Makes a checker, which checks each template once: the same ones stand in many places. */
export function createChecker(rules: Rules): CheckTemplate {
  const byEvent = new Map<
    KnownEvent | undefined,
    Map<string, CheckedTemplate | undefined>
  >();
  return (text, event) => {
    let checked = byEvent.get(event);
    if (!checked) {
      checked = new Map<string, CheckedTemplate | undefined>();
      byEvent.set(event, checked);
    }
    const known = checked.get(text);
    if (known !== undefined || checked.has(text)) return known;
    const result = check(text, event, rules);
    checked.set(text, result);
    return result;
  };
}

function check(
  text: string,
  event: KnownEvent | undefined,
  rules: Rules,
): CheckedTemplate | undefined {
  const template = readTemplate(text);
  if (!template) return undefined;
  const faults = event
    ? faultsOf(template, event, rules)
    : faultsOfAny(template, rules);
  return { template, faults };
}

function faultsOf(
  template: Template,
  event: KnownEvent,
  { positions }: Rules,
): readonly PathFault[] {
  const faults = checkPath(template.path, event);
  if (!positions || faults.some(({ code }) => code === "CE815")) return faults;
  const { kind, steps } = followPath(template.path, event);
  if (kind === "lost" || template.withPath(steps, true) === template.text)
    return faults;
  return [
    ...faults,
    {
      code: "CE816",
      message: `${JSON.stringify(template.path.join("."))} has a position that is not in brackets.`,
      meant: steps,
      isSure: true,
    },
  ];
}

/** Without an event, what any of them has is right; whether it may be missing depends on the event. */
function faultsOfAny(template: Template, rules: Rules): readonly PathFault[] {
  const all = rules.events.map((event) => faultsOf(template, event, rules));
  const having = all.filter((faults) => !faults.some(isUnknown));
  const [first, ...others] = having;
  if (first)
    return first.filter(
      (fault) =>
        fault.code !== "CE814" &&
        others.every((faults) => faults.some((other) => isSame(fault, other))),
    );
  return all.length === 0 ? [] : [unknownToAll(template, all.flat())];
}

function isUnknown({ code }: PathFault): boolean {
  return code === "CE811";
}

/** Whether two events say the same of a template. */
function isSame(one: PathFault, other: PathFault): boolean {
  return one.code === other.code && meantOf(one) === meantOf(other);
}

function unknownToAll(
  { path }: Template,
  faults: readonly PathFault[],
): PathFault {
  const written = path.join(".");
  const meant = suggest(
    written,
    faults.flatMap((fault) => meantOf(fault) ?? []),
  );
  const near = faults.find((fault) => meantOf(fault) === meant);
  return {
    code: "CE811",
    message: `No event has a variable ${JSON.stringify(written)}.`,
    ...(meant !== undefined && near?.meant && { meant: near.meant }),
  };
}

function meantOf({ meant }: PathFault): string | undefined {
  return meant?.map(({ key }) => key).join(".");
}
