import { parse, type ParseError } from "jsonc-parser";
import { isList, type Json, type JsonObject } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { maxDocumentDepth, scan } from "../../base/json/scan.js";
import type { Candidate } from "./event-templates.js";
import { type Workflow, workflowOf, workflowsIn } from "./workflow.js";

/** What of a JSON value a string is in. */
export interface Surroundings {
  readonly workflow?: Workflow | undefined;
  /** Of the workflow's nodes, the innermost. */
  readonly node?: JsonObject | undefined;
}

/** The candidates in the strings of a JSON text. */
export interface JsonStrings {
  /** With what they say, escapes resolved. */
  readonly candidates: readonly Candidate[];
  /** What each of the candidates is in; undefined for one in a comment. */
  readonly surroundings: readonly (Surroundings | undefined)[];
}

/**
 * Reads a JSON text, comments allowed, in which there are candidates; undefined where it is something else, or broken.
 * A tree with the places of all values costs ten times the parse. So a number is put in the place of each candidate,
 * and wherever that comes out is where the candidate stands.
 */
export function readJsonStrings(
  text: string,
  all: readonly Candidate[],
): JsonStrings | undefined {
  const candidates = all.flatMap((candidate) => {
    const says = saysOf(candidate.written);
    return says === undefined ? [] : [{ ...candidate, says }];
  });
  const root = parseJson(numbered(text, candidates));
  if (root === undefined) return undefined;
  const workflows = new Map(
    workflowsIn(root).map((object) => [object, workflowOf(object)]),
  );
  const surroundings: (Surroundings | undefined)[] = candidates.map(
    () => undefined,
  );
  visitStrings(root, workflows, (string, around) => {
    for (const [, number] of string.matchAll(numbers))
      surroundings[Number(number)] = around;
  });
  return { candidates, surroundings };
}

/** What a candidate in JSON says; undefined where it is no part of a string, but reaches from one to the next. */
export function saysOf(written: string): string | undefined {
  if (!/["\\\n]/.test(written)) return written;
  const says = parseStrict(`"${written}"`);
  return typeof says === "string" ? says : undefined;
}

/** Stands around numbers: a character for private use, which no text has, and of one byte as those of most texts. */
const mark = "\u0091";

const numbers = /\u0091(\d+)\u0091/g;

function numbered(text: string, candidates: readonly Candidate[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const [index, { offset, written }] of candidates.entries()) {
    parts.push(text.slice(end, offset), `${mark}${index}${mark}`);
    end = offset + written.length;
  }
  parts.push(text.slice(end));
  return parts.join("");
}

/** Reads JSON, comments allowed; undefined where it is something else, or broken. */
export function parseJson(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const strict = parseStrict(text);
  if (strict !== undefined || scan(text).tooDeepAt !== undefined) return strict;
  const errors: ParseError[] = [];
  const value = parse(text, errors, { allowTrailingComma: true }) as Json;
  return errors.length === 0 ? value : undefined;
}

type Visit = (text: string, around: Surroundings) => void;

/** What a value is to the workflow around it. */
type Role = "nodes" | "node" | "other";

/** Visits every string of a JSON value, keys included, but for what is nested deeper than any workflow. */
function visitStrings(
  root: Json,
  workflows: ReadonlyMap<JsonObject, Workflow>,
  visit: Visit,
): void {
  let depth = 0;
  const walk = (value: Json, around: Surroundings, role: Role): void => {
    if (typeof value === "string") visitText(value, around, visit);
    if (typeof value !== "object" || depth > maxDocumentDepth) return;
    depth += 1;
    if (isList(value)) {
      const inner = role === "nodes" ? "node" : "other";
      for (const item of value) walk(item, around, inner);
    } else if (value) {
      const within = withinObject(value, around, role, workflows);
      for (const key of Object.keys(value)) {
        visitText(key, within, visit);
        walk(value[key] ?? null, within, roleOf(key, role));
      }
    }
    depth -= 1;
  };
  const [only, ...others] = workflows.values();
  // All of a file with one workflow is its own; among several, what is in none of them is nobody's.
  walk(root, { workflow: others.length === 0 ? only : undefined }, "other");
}

function visitText(text: string, around: Surroundings, visit: Visit): void {
  if (text.includes(mark)) visit(text, around);
}

function withinObject(
  object: JsonObject,
  around: Surroundings,
  role: Role,
  workflows: ReadonlyMap<JsonObject, Workflow>,
): Surroundings {
  const workflow = workflows.get(object);
  if (workflow) return { workflow };
  return role === "node" && around.workflow
    ? { workflow: around.workflow, node: object }
    : around;
}

function roleOf(key: string, around: Role): Role {
  if (around === "nodes") return "node";
  return key === "nodes" || key === "steps" ? "nodes" : "other";
}
