import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import { type JsonDocument, parseDocument } from "../../base/json/document.js";
import { get, isObject, type JsonObject } from "../../base/json/json.js";
import type {
  HttpRequest,
  Refusal,
  RequestReading,
} from "../../input/request/http-request.js";
import { readTriggerUrl } from "../../input/request/trigger-url.js";
import { isPayload } from "../../input/samples/sample.js";
import { type Envelope, readEnvelope } from "./envelope.js";
import type { ReadSample } from "./read-new-sample.js";

/**
 * The sample in a request that fires an event; no place is given, for credentials stand around it.
 *
 * @returns undefined where there is none; why is in the diagnostics
 */
export function sampleOfRequest(
  { tool, ...reading }: { readonly tool: string } & RequestReading,
  diagnostics: Diagnostics,
): ReadSample | undefined {
  const read = reading.ok ? readFired(reading.request) : reading;
  if (!read.ok) {
    const message = `No sample can be taken from the ${tool}: ${read.reason}.`;
    diagnostics.add("CE221", message, undefined, read.help);
    return undefined;
  }
  const { payload } = read.sample;
  return isPayload(payload, Infinity, diagnostics, () => undefined)
    ? read.sample
    : undefined;
}

function readFired(
  request: HttpRequest,
): { readonly ok: true; readonly sample: ReadSample } | Refusal {
  const url = readTriggerUrl(request);
  if (!url)
    return {
      ok: false,
      reason: "it does not post to …/public/event of Cobalt",
    };
  const read = readBody(request.body);
  if (typeof read === "string") return { ok: false, reason: read };
  const { body, value, notes } = read;
  if (!hasPayload(value))
    return { ok: false, reason: 'its body has no "payload" that is an object' };
  const sample = {
    ...readEnvelope(body, value),
    notes,
    ...(url.slug !== undefined && { requestSlug: url.slug }),
  };
  return { ok: true, sample };
}

function hasPayload(value: JsonObject): value is Envelope {
  return isObject(get(value, "payload"));
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
  const notes = whole ? [] : ["The request's body lacks its last brace."];
  return { body: closed, value: document.value, notes };
}

function parse(
  body: string,
  diagnostics: Diagnostics,
): JsonDocument | undefined {
  return parseDocument("", body, diagnostics, { strict: true });
}
