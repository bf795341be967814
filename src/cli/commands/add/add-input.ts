import { isUtf8 } from "node:buffer";
import { resolve } from "node:path";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { isCurl, readCurl } from "../../../input/curl/curl-request.js";
import { isBlank, readTriggerUrl } from "../../../input/curl/trigger-url.js";
import {
  Diagnostics,
  type Place,
} from "../../../base/diagnostics/diagnostic.js";
import {
  type JsonDocument,
  parseDocument,
} from "../../../base/json/document.js";
import {
  get,
  isObject,
  type JsonObject,
  type JsonPath,
} from "../../../base/json/json.js";
import { addNotUtf8, addUnreadable } from "../../../base/json/read-document.js";
import { isPayload } from "../../../input/samples/sample.js";
import type { Io } from "../../main/io.js";

/** A payload that was given to `add`. */
export interface AddInput {
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
 * Reads a payload, or a cURL command that sends one.
 *
 * @param name a file, or `-` for stdin
 * @returns undefined where there is none; why is in the diagnostics
 */
export async function readAddInput(
  name: string,
  io: Io,
  diagnostics: Diagnostics,
): Promise<AddInput | undefined> {
  const file = resolve(io.cwd, name);
  const text = await readText(name, file, io, diagnostics);
  if (text === undefined) return undefined;
  if (isCurl(text)) return fromCurl(text, diagnostics);
  const document = parseDocument(file, text, diagnostics);
  if (!document) return undefined;
  const { value, depth, place } = document;
  if (!isPayload(value, depth, diagnostics, () => place([]))) return undefined;
  const notes = isRequest(value)
    ? [
        'It has "event" and "payload" like a request to Cobalt; a sample is the payload alone.',
      ]
    : [];
  return { payload: value, text, place, notes };
}

/** The text of a file or of stdin. */
export async function readText(
  name: string,
  file: string,
  io: Io,
  diagnostics: Diagnostics,
): Promise<string | undefined> {
  try {
    const bytes = name === "-" ? await io.stdin() : io.fs.readFileSync(file);
    if (isUtf8(bytes)) return bytes.toString("utf8");
    addNotUtf8({ file, line: 1, column: 1, length: 1 }, diagnostics);
  } catch (error) {
    addUnreadable(file, error, diagnostics);
  }
  return undefined;
}

function isRequest(value: JsonObject): boolean {
  const keys = Object.keys(value).sort().join();
  return keys === "event,payload" && isObject(get(value, "payload"));
}

function fromCurl(
  command: string,
  diagnostics: Diagnostics,
): AddInput | undefined {
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
  const document = whole ?? parse(closed, new Diagnostics());
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
