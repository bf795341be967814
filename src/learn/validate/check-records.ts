import { Diagnostics, type Place } from "../../base/diagnostics/diagnostic.js";
import { parseDocument } from "../../base/json/document.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import type { Validator } from "../../json-schema/check/validator.js";
import {
  describe,
  isObject,
  type Json,
  type JsonPath,
} from "../../base/json/json.js";
import { createLocator, type Position } from "../../base/json/locate.js";
import {
  type RecordBlock,
  recordsOf,
} from "../../input/records/record-block.js";
import { isDeeperThan, maxPayloadDepth } from "../../input/samples/depth.js";
import type { Counter, Finding } from "./tally.js";

/** One record, and where it stands. */
interface Candidate {
  readonly file: string;
  readonly text: string;
  readonly start: Position;
}

/**
 * Checks every record of a block.
 *
 * @param file what the source is called in places
 */
export function checkRecords(
  file: string,
  block: RecordBlock,
  check: Validator,
  counter: Counter,
): void {
  for (const { text, isUtf8, start } of recordsOf(block)) {
    const candidate = { file, text, start: start() };
    if (!isUtf8) {
      const findings = [{ path: [], reason: "is not UTF-8 text" }];
      counter.failed(findings, () => startOf(candidate), false);
    } else checkRecord(candidate, check, counter);
  }
}

function checkRecord(
  candidate: Candidate,
  check: Validator,
  counter: Counter,
): void {
  const value = parseStrict(candidate.text);
  if (value === undefined) {
    const findings = [{ path: [], reason: "is not valid JSON" }];
    counter.failed(findings, () => mistakeOf(candidate), false);
    return;
  }
  const findings = isObject(value)
    ? findingsOf(value, check)
    : [{ path: [], reason: `must be an object, not ${describe(value)}` }];
  if (findings.length === 0) counter.passed();
  else counter.failed(findings, placerOf(candidate, value), true);
}

function findingsOf(value: Json, check: Validator): readonly Finding[] {
  return check(value).flatMap(({ path, reasons }) =>
    reasons.map((reason) => ({ path, reason })),
  );
}

function startOf({ file, start }: Candidate): Place {
  return { file, ...start, length: 1 };
}

/** Where the text stops being JSON. */
function mistakeOf(candidate: Candidate): Place {
  const { file, text, start } = candidate;
  const diagnostics = new Diagnostics();
  parseDocument(file, text, diagnostics, { start, strict: true });
  const [first] = diagnostics.list;
  return first?.place ?? startOf(candidate);
}

/** Finds the values of a payload; nothing is done before it is asked for one. */
function placerOf(
  candidate: Candidate,
  value: Json,
): (path: JsonPath) => Place {
  const { file, text, start } = candidate;
  return (path) =>
    // What is nested too deeply for a payload may be so for the search as well.
    isDeeperThan(value, maxPayloadDepth)
      ? startOf(candidate)
      : createLocator(file, text, start).place(path);
}
