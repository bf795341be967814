import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { insertJson } from "../../input/manifest/edit/insert.js";
import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { isList, type Json } from "../../base/json/json.js";
import type { Manifest, ManifestEvent } from "../../input/manifest/manifest.js";
import { inferType } from "../../infer/infer-payload.js";
import { resolveSamples } from "../../input/samples/resolve-samples.js";
import {
  addWithoutPlace,
  objectAt,
  readRevised,
} from "../../event/revised-manifest.js";
import type { ExplainContext } from "./explain-event.js";
import type { Suggestion } from "./suggestion.js";

/** The suggestion with other strings allowed beside those of its enum. */
export function opened(suggestion: Suggestion): Suggestion {
  const { override } = suggestion;
  return override.enum
    ? { ...suggestion, override: { ...override, open: true } }
    : suggestion;
}

/**
 * Puts suggestions into the text of a manifest, as overrides of an event; nothing is written. Every other byte
 * stays, and the event has to be sound with them.
 *
 * @returns undefined where it would not be; why is in the diagnostics
 */
export async function applySuggestions(
  suggestions: readonly Suggestion[],
  { slug }: ManifestEvent,
  context: ExplainContext,
): Promise<string | undefined> {
  const { manifest, fs, diagnostics } = context;
  const { file } = manifest.document;
  const found = new Diagnostics();
  let text = fs.readFileSync(file, "utf8");
  let next = readRevised(file, text, found);
  for (const suggestion of suggestions) {
    if (!next) break;
    text = insertOverride(text, next, slug, suggestion);
    next = readRevised(file, text, found);
  }
  if (next) await check(next, slug, { ...context, diagnostics: found });
  addWithoutPlace(found, diagnostics);
  return found.hasErrors ? undefined : text;
}

function insertOverride(
  text: string,
  manifest: Manifest,
  slug: string,
  { path, override }: Suggestion,
): string {
  const event = ["events", slug];
  const overrides = [...event, "overrides"];
  const own = [...overrides, path];
  if (!objectAt(manifest, overrides))
    return insertJson(text, {
      into: event,
      key: "overrides",
      value: JSON.stringify({ [path]: override }),
    });
  if (!objectAt(manifest, own))
    return insertJson(text, {
      into: overrides,
      key: path,
      value: JSON.stringify(override),
    });
  return Object.entries(override).reduce(
    (text, [key, value]) => insertField(text, own, key, value),
    text,
  );
}

/** An override that stands on one line stays on it. */
function insertField(
  text: string,
  into: readonly string[],
  key: string,
  value: Json,
): string {
  // A byte order mark is a blank here, so that the offsets are those of the text.
  const root = parseTree(text.replace(/^\uFEFF/, " "), [], {
    allowTrailingComma: true,
  });
  const node = root && findNodeAtLocation(root, [...into]);
  const last = node?.children?.at(-1);
  const lines = node && text.slice(node.offset, node.offset + node.length);
  if (!last || lines?.includes("\n") !== false)
    return insertJson(text, { into, key, value: JSON.stringify(value) });
  const end = last.offset + last.length;
  const field = `, ${JSON.stringify(key)}: ${inline(value)}`;
  return text.slice(0, end) + field + text.slice(end);
}

function inline(value: Json): string {
  if (!isList(value)) return JSON.stringify(value);
  const items = value.map((item) => JSON.stringify(item));
  return `[${items.join(", ")}]`;
}

/** Has what `generate` finds wrong with the event's samples and overrides. */
async function check(
  manifest: Manifest,
  slug: string,
  { fs, diagnostics }: ExplainContext,
): Promise<void> {
  const events = manifest.events.filter((event) => event.slug === slug);
  const own = { ...manifest, events };
  const { sources } = await resolveSamples(own, fs, diagnostics);
  const context = { manifest: own, fs, diagnostics, inputs: new Set<string>() };
  for (const event of events)
    inferType(event, sources.get(slug) ?? [], context);
}
