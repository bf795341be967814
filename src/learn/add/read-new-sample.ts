import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { isCurl, readCurl } from "../../input/curl/curl-request.js";
import { isBlank, readTriggerUrl } from "../../input/curl/trigger-url.js";
import { Diagnostics, type Place } from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import { type JsonDocument, parseDocument } from "../../base/json/document.js";
import {
  get,
  isObject,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import { isPayload } from "../../input/samples/sample.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { nameOfSource, readSource, type Source } from "../source.js";

/** A sample to add: a payload; or a source of one, as JSON or as a cURL command that fires it. */
export type SampleInput = Source | { readonly payload: JsonObject };

/** A sample, read. */
export interface ReadSample {
  readonly payload: JsonObject;
  /** The payload as it is written: JSON. */
  readonly text: string;
  /** Where the value at a path of it stands; a command is not shown, for there are credentials in it. */
  readonly place?: (path: JsonPath) => Place;
  /** What a command says beside the payload. */
  readonly name?: string;
  readonly urlSlug?: string;
  /** What people should know of it. */
  readonly notes: readonly string[];
}

/**
 * Reads a sample that is to be added.
 *
 * @returns undefined where there is none; why is in the diagnostics
 */
export async function readNewSample(
  input: SampleInput,
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<ReadSample | undefined> {
  if (typeof input === "object" && "payload" in input) {
    const { payload } = input;
    return isPayload(payload, Infinity, diagnostics, () => undefined)
      ? { payload, text: JSON.stringify(payload), notes: notesOn(payload) }
      : undefined;
  }
  const text = await readSource(input, location, diagnostics);
  if (text === undefined) return undefined;
  if (isCurl(text)) return fromCurl(text, diagnostics);
  const file = nameOfSource(input, location.cwd);
  const document = parseDocument(file, text, diagnostics);
  if (!document) return undefined;
  const { value, depth, place } = document;
  return isPayload(value, depth, diagnostics, () => place([]))
    ? { payload: value, text, place, notes: notesOn(value) }
    : undefined;
}

function notesOn(payload: JsonObject): readonly string[] {
  return isRequest(payload)
    ? [
        'It has "event" and "payload" like a request to Cobalt; a sample is the payload alone.',
      ]
    : [];
}

function isRequest(value: JsonObject): boolean {
  const keys = Object.keys(value).sort().join();
  return keys === "event,payload" && isObject(get(value, "payload"));
}

function fromCurl(
  command: string,
  diagnostics: Diagnostics,
): ReadSample | undefined {
  const refuse = (reason: string, help?: string) => {
    const message = `No sample can be taken from the cURL command: ${reason}.`;
    diagnostics.add("CE221", message, undefined, help);
  };
  const curl = readCurl(command);
  if (!curl.ok) {
    refuse(curl.reason, curl.help);
    return undefined;
  }
  const url = readTriggerUrl(curl.request);
  if (!url) {
    refuse("it does not post to …/public/event of Cobalt");
    return undefined;
  }
  const read = readBody(curl.request.body);
  if (typeof read === "string") {
    refuse(read);
    return undefined;
  }
  const { body, value, notes } = read;
  const payload = get(value, "payload");
  if (!isObject(payload)) {
    refuse('its body has no "payload" that is an object');
    return undefined;
  }
  if (!isPayload(payload, Infinity, diagnostics, () => undefined))
    return undefined;
  const name = get(value, "event");
  const node = findNodeAtLocation(parseTree(body) ?? missing(), ["payload"]);
  const { offset, length } = node ?? missing();
  return {
    payload,
    text: body.slice(offset, offset + length),
    notes,
    ...(typeof name === "string" && !isBlank(name) && { name }),
    ...(url.slug !== undefined && { urlSlug: url.slug }),
  };
}

function missing(): never {
  throw new Error("what was read is not in the text");
}

/** The body of a request, read; or in words why it cannot be. */
function readBody(body: string):
  | {
      readonly body: string;
      readonly value: JsonObject;
      readonly notes: readonly string[];
    }
  | string {
  const found = new Diagnostics();
  const whole = parse(body, found);
  // The command in Cobalt's documentation lacks its last brace.
  const closed = whole ? body : `${body}}`;
  const document = whole ?? parse(closed, unreported());
  if (!document) {
    const [first] = found.list;
    const at = first?.place
      ? ` (line ${first.place.line}, column ${first.place.column})`
      : "";
    return `its body cannot be read: ${first?.message.replace(/\.$/, "") ?? ""}${at}`;
  }
  if (!isObject(document.value)) return "its body is not an object";
  const notes = whole ? [] : ["The command's body lacks its last brace."];
  return { body: closed, value: document.value, notes };
}

function parse(
  body: string,
  diagnostics: Diagnostics,
): JsonDocument | undefined {
  return parseDocument("", body, diagnostics, { strict: true });
}
