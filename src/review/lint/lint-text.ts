import { catalogue } from "../../base/diagnostics/catalogue.js";
import { didYouMean, suggest } from "../../base/diagnostics/suggest.js";
import { createLocator } from "../../base/json/locate.js";
import { once } from "../../base/once.js";
import { checkPath, type PathFault } from "./check-path.js";
import {
  findTemplates,
  type Notation,
  type Template,
} from "./find-templates.js";
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

/** Checks all templates of a text. */
export function lintText(
  file: string,
  text: string,
  { events, event }: LintContext,
): readonly Finding[] {
  const locator = createLocator(file, text);
  const whereabouts = once(() => findWhereabouts(text));
  const unknown = new Set<Workflow>();
  const findings: Finding[] = [];
  const add = (
    { offset, text }: Template,
    { code, message }: PathFault,
    more: Partial<Finding>,
  ): void => {
    const workflow = whereabouts().workflow(offset)?.name;
    const node = whereabouts().node(offset);
    const { line, column } = locator.range(offset, text.length);
    const where = {
      ...(workflow !== undefined && { workflow }),
      ...(node !== undefined && { node }),
    };
    const { severity } = catalogue[code];
    findings.push({
      code,
      severity,
      file,
      ...where,
      line,
      column,
      template: text,
      message,
      ...more,
    });
  };
  for (const template of findTemplates(text, notationOf(file))) {
    const workflow = whereabouts().workflow(template.offset);
    const own = workflow && eventOf(workflow, events);
    if (workflow && typeof own === "string") {
      // One finding a workflow: all of its templates have the same cause.
      if (!unknown.has(workflow))
        add(template, unknownEvent(own, events), { event: own });
      unknown.add(workflow);
      continue;
    }
    const known = own ?? event;
    const faults = known
      ? checkPath(template.path, known)
      : faultsOfAny(template, events);
    for (const fault of faults) {
      const suggestion = fault.meant && template.withPath(fault.meant);
      add(template, fault, {
        ...(known && { event: known.slug }),
        ...(suggestion !== undefined && { suggestion }),
      });
    }
  }
  return findings;
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
