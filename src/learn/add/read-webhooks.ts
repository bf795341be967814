import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { JsonDocument } from "../../base/json/document.js";
import {
  get,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import { namedDraft } from "../../json-schema/load/draft.js";
import {
  decodeFragment,
  follow,
  formatPointer,
} from "../../json-schema/load/pointer.js";
import { extractSchema } from "../../output/export/extract-schema.js";

/** An event as a webhook describes it. */
export interface Webhook {
  readonly slug: string;
  /** What the manifest is to say of the event. */
  readonly event: JsonObject;
}

/** A value of a document, and where it stands once references have been followed. */
interface Found {
  readonly path: JsonPath;
  readonly value: Json;
}

/** Reads the webhooks of an OpenAPI document. One that sends no JSON is left out, and told (CE223). */
export function readWebhooks(
  { value, place }: JsonDocument,
  diagnostics: Diagnostics,
): readonly Webhook[] {
  const webhooks = isObject(value) ? get(value, "webhooks") : undefined;
  if (!isObject(value) || !isObject(webhooks)) {
    const message = "The document has no `webhooks`, as OpenAPI 3.1 has them.";
    diagnostics.add("CE222", message, place([]));
    return [];
  }
  return Object.keys(webhooks).flatMap((key) => {
    const read = readWebhook(value, key);
    if (read) return [read];
    const message = `The webhook ${JSON.stringify(key)} sends no JSON whose schema the document has.`;
    diagnostics.add("CE223", message, place(["webhooks", key], "key"));
    return [];
  });
}

function readWebhook(document: JsonObject, key: string): Webhook | undefined {
  const item = find(document, ["webhooks", key]);
  const operation = ["post", "put", "patch"]
    .map((method) => item && step(document, item, method))
    .find((found) => found !== undefined);
  const content =
    operation &&
    ["requestBody", "content"].reduce<Found | undefined>(
      (found, name) => found && step(document, found, name),
      operation,
    );
  const type = isObject(content?.value)
    ? Object.keys(content.value).find((name) =>
        /[/+]json\s*(?:;|$)/i.test(name),
      )
    : undefined;
  const media =
    content && type !== undefined ? step(document, content, type) : undefined;
  if (!isObject(operation?.value) || !isObject(media?.value)) return undefined;
  if (!Object.hasOwn(media.value, "schema")) return undefined;
  const draft = namedDraft(get(document, "jsonSchemaDialect")) ?? "2020-12";
  const { path } = alias(document, [...media.path, "schema"]);
  const schema = extractSchema(document, formatPointer(path), draft);
  return webhookOf(key, operation.value, schema);
}

function webhookOf(
  key: string,
  operation: JsonObject,
  schema: JsonObject,
): Webhook {
  const extension = get(operation, "x-cobalt-event");
  const known = isObject(extension) ? extension : {};
  const text = (from: JsonObject, name: string): string | undefined => {
    const value = get(from, name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const slug = text(known, "slug") ?? key;
  const name = text(known, "name") ?? slug;
  const app = text(known, "app");
  const successor = text(known, "deprecated");
  const deprecated =
    successor ?? (get(operation, "deprecated") === true ? true : undefined);
  const description = withoutSuccessor(
    text(operation, "description") ?? "",
    successor,
  );
  return {
    slug,
    event: {
      ...(name !== slug && { name }),
      ...(description !== "" && { description }),
      ...(app !== undefined && { app }),
      ...(deprecated !== undefined && { deprecated }),
      schema,
    },
  };
}

/** The description without what `export` has put behind it. */
function withoutSuccessor(description: string, successor = ""): string {
  const end = `Deprecated: ${successor}`;
  return successor !== "" && description.endsWith(end)
    ? description.slice(0, -end.length).trimEnd()
    : description;
}

function find(
  document: JsonObject,
  path: readonly string[],
): Found | undefined {
  return path.reduce<Found | undefined>(
    (found, name) => found && step(document, found, name),
    { path: [], value: document },
  );
}

function step(
  document: JsonObject,
  { path, value }: Found,
  name: string,
): Found | undefined {
  const child = isObject(value) ? get(value, name) : undefined;
  return child === undefined ? undefined : alias(document, [...path, name]);
}

/** Follows what is nothing but a reference, so that what refers to itself is still the root. */
function alias(document: JsonObject, path: JsonPath): Found {
  const seen = new Set<string>();
  let at = path;
  for (;;) {
    const pointer = decodeFragment(formatPointer(at).slice(1));
    const value = follow(document, pointer)?.at(-1)?.value ?? null;
    const $ref = isObject(value) ? get(value, "$ref") : undefined;
    const isAlias =
      isObject(value) &&
      Object.keys(value).length === 1 &&
      typeof $ref === "string" &&
      $ref.startsWith("#/");
    if (!isAlias || seen.has(pointer)) return { path: at, value };
    seen.add(pointer);
    const next = follow(document, decodeFragment($ref.slice(1)));
    if (!next) return { path: at, value };
    at = next.map((each) => each.step);
  }
}
