import type { JsonObject } from "../../base/json/json.js";
import { variablesOfSample } from "../event-variables.js";
import type { Spelling } from "./spellings.js";
import type { StoredEvent } from "./workspace.js";

/** Tells an event. */
export function spell(
  { _id, name, response: sample, json_schema }: StoredEvent,
  spelling: Spelling,
): JsonObject {
  const wrapped = { event: name, payload: sample };
  const told: Readonly<Record<Spelling, () => JsonObject>> = {
    "raw-response": () => ({
      response: keysOf(sample),
      raw_response: JSON.stringify(sample),
    }),
    keys: () => ({ response: keysOf(sample) }),
    "payload-keys": () => ({
      response: keysOf(wrapped).filter(({ key }) => key.startsWith("payload.")),
    }),
    text: () => ({ response: JSON.stringify(sample) }),
    object: () => ({ response: sample }),
    wrapped: () => ({ response: wrapped }),
    "wrapped-text": () => ({ response: JSON.stringify(wrapped) }),
    "wrapped-raw-response": () => ({
      response: keysOf(wrapped),
      raw_response: JSON.stringify(wrapped),
    }),
  };
  // The answers that have prefixed keys are older than `json_schema`.
  const hasSchema = json_schema && spelling !== "payload-keys";
  return {
    _id,
    name,
    ...told[spelling](),
    ...(hasSchema && { json_schema }),
  };
}

function keysOf(
  sample: JsonObject,
): readonly (JsonObject & { readonly key: string })[] {
  return variablesOfSample(sample).map(({ key, type }) => ({ key, type }));
}

/** A list as the platform cuts it into pages. */
export function pageOf(
  list: readonly JsonObject[],
  query: URLSearchParams,
): JsonObject {
  const limit = positive(query.get("limit"), 10);
  const page = positive(query.get("page"), 1);
  const totalPages = Math.max(1, Math.ceil(list.length / limit));
  return {
    docs: list.slice((page - 1) * limit, page * limit),
    totalDocs: list.length,
    limit,
    page,
    totalPages,
    hasNextPage: page < totalPages,
  };
}

function positive(text: string | null, otherwise: number): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text)
    ? Number(text)
    : otherwise;
}
