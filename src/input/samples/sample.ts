import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import {
  describe,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import type { RecordKind } from "../records/split.js";
import { isDeeperThan, maxPayloadDepth } from "./depth.js";

/** One sample payload of an event. */
export interface Sample {
  readonly payload: JsonObject;
  /** Where the value at a path of the payload stands. */
  readonly place: (path: JsonPath) => Place;
}

/** A JSON value that stands where a payload should. */
export interface Candidate {
  readonly value: Json;
  /** An upper bound of how deep the value is nested: the depth of its document will do, and costs nothing. */
  readonly depth: number;
  readonly place: (path: JsonPath) => Place;
}

/** Where samples come from. */
export type SampleSource = InlineSource | FileSource | MissingSource;

/** A payload that stands in the manifest itself. */
export interface InlineSource extends Candidate {
  readonly kind: "inline";
}

/** A file of payloads. */
export interface FileSource {
  /** `values`: one payload or an array of them. `lines`: one payload a line. */
  readonly kind: RecordKind;
  /** Absolute path, with forward slashes. */
  readonly file: string;
  /** Where the manifest names the file. */
  readonly namedAt: () => Place;
}

/** Stands for what the manifest names and is not there. Why has been reported. */
export interface MissingSource {
  readonly kind: "missing";
}

/** Makes a sample of a value, or reports why it cannot be one. */
export function toSample(
  { value, depth, place }: Candidate,
  diagnostics: Diagnostics,
): Sample | undefined {
  if (isPayload(value, depth, diagnostics, () => place([])))
    return { payload: value, place };
  return undefined;
}

/**
 * Whether a value can be a payload; why it cannot is reported.
 *
 * @param depth an upper bound of how deep the value is nested
 */
export function isPayload(
  value: Json,
  depth: number,
  diagnostics: Diagnostics,
  place: () => Place | undefined,
): value is JsonObject {
  if (!isObject(value)) {
    diagnostics.add(
      "CE203",
      `A payload must be an object, not ${describe(value)}.`,
      place(),
    );
    return false;
  }
  if (depth > maxPayloadDepth && isDeeperThan(value, maxPayloadDepth)) {
    diagnostics.add(
      "CE106",
      `The payload is nested deeper than ${maxPayloadDepth} levels.`,
      place(),
    );
    return false;
  }
  return true;
}
