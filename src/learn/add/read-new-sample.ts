import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { parseDocument, type ParseOptions } from "../../base/json/document.js";
import type { JsonObject, JsonPath } from "../../base/json/json.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { readRequest, readTools } from "../../input/request/read-request.js";
import { isPayload } from "../../input/samples/sample.js";
import { isLines } from "../is-lines.js";
import { nameOfSource, readSource, type Source } from "../source.js";
import { isEnvelope, readEnvelope, resemblesEnvelope } from "./envelope.js";
import { sampleOfRequest } from "./sample-of-request.js";

/**
 * A sample to add: a payload; or a source of one, as JSON, as the body of a request to Cobalt, or as a command that sends
 * such a request; or of several, one a line.
 */
export type SampleInput = Source | { readonly payload: JsonObject };

/** A sample, read. */
export interface ReadSample {
  readonly payload: JsonObject;
  /** The payload as it is written: JSON. */
  readonly text: string;
  /** Where the value at a path of it stands; a command is not shown, for there are credentials in it. */
  readonly place?: (path: JsonPath) => Place;
  /** What a request says beside the payload. */
  readonly name?: string;
  /** The event's slug, or that of its application: nobody can tell which. */
  readonly requestSlug?: string;
  /** What people should know of it. */
  readonly notes: readonly string[];
}

/**
 * Reads what is to be added.
 *
 * @returns none where anything is wrong; why is in the diagnostics
 */
export async function readNewSamples(
  input: SampleInput,
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<readonly ReadSample[]> {
  if (typeof input === "object" && "payload" in input) {
    const { payload } = input;
    return isPayload(payload, Infinity, diagnostics, () => undefined)
      ? [{ payload, text: JSON.stringify(payload), notes: notesOn(payload) }]
      : [];
  }
  const given = await readSource(input, location, diagnostics);
  if (given === undefined) return [];
  const request = readRequest(given);
  const read = request
    ? [sampleOfRequest(request, diagnostics)]
    : samplesOfText(nameOfSource(input, location.cwd), given, diagnostics);
  return diagnostics.hasErrors ? [] : read.filter((one) => one !== undefined);
}

function samplesOfText(
  file: string,
  given: string,
  diagnostics: Diagnostics,
): readonly (ReadSample | undefined)[] {
  if (isCode(given)) {
    const message = "This is neither JSON nor a request that `add` can read.";
    const help = `\`add\` takes a payload as JSON; or, as it was copied, ${readTools}.`;
    diagnostics.add("CE221", message, undefined, help);
    return [];
  }
  if (given.trim() === "" || !isLines(file, given))
    return [sampleOfJson(file, given, diagnostics)];
  return given.split("\n").flatMap((text, index) => {
    const start = { line: index + 1, column: 1 };
    const options = { start, strict: true };
    return text.trim() === ""
      ? []
      : [sampleOfJson(file, text, diagnostics, options)];
  });
}

/** Whether a text begins as no JSON does. It is not shown, since it may be a command with a key in it. */
function isCode(text: string): boolean {
  return /^\s*(?!(?:true|false|null)\b)[\p{L}$#>&]/u.test(text);
}

function sampleOfJson(
  file: string,
  given: string,
  diagnostics: Diagnostics,
  options: ParseOptions = {},
): ReadSample | undefined {
  // The same length, so that offsets stay those of the file.
  const text = given.replace(/^\uFEFF/, " ");
  const document = parseDocument(file, text, diagnostics, options);
  if (!document) return undefined;
  const { value, depth, place } = document;
  if (!isPayload(value, depth, diagnostics, () => place([]))) return undefined;
  if (!isEnvelope(value))
    return { payload: value, text, place, notes: notesOn(value) };
  return {
    ...readEnvelope(text, value),
    place: (path) => place(["payload", ...path]),
    notes: [
      'It is the body of a request to Cobalt, so its "payload" alone was taken. If all of it is the payload, name its file in `sample` of the event.',
    ],
  };
}

function notesOn(payload: JsonObject): readonly string[] {
  return resemblesEnvelope(payload)
    ? [
        'It has "event" and "payload" like the body of a request to Cobalt; all of it was taken for the payload.',
      ]
    : [];
}
