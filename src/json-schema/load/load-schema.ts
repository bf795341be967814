import { resolve as resolvePath } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { describe, get, isObject } from "../../base/json/json.js";
import type { ManifestEvent } from "../../input/manifest/manifest.js";
import { bundle, type SchemaBundle } from "./bundle.js";
import { guessDraft, namedDraft, namesAnyDraft } from "./draft.js";
import type { Draft } from "../../type/payload.js";
import { isSchema } from "./keywords.js";
import { type Resolution, resolveReferences } from "./resolve-references.js";
import {
  isInside,
  isRefusal,
  type OpenSource,
  type SchemaContext,
  type Source,
  sourceOpener,
} from "./sources.js";

/** What came of an event's hand-written schema. */
export interface LoadedSchema {
  /** Absent where the schema cannot be used; the reasons are then recorded. */
  readonly bundle?: SchemaBundle;
  /** Absolute paths of the files that it depends on, those that are missing or broken included. */
  readonly inputs: readonly string[];
}

/** Loads an event's hand-written schema. */
export type SchemaLoader = (event: ManifestEvent) => LoadedSchema;

/**
 * Makes the loader of a run. It puts a schema, and everything it refers to, into one self-contained document. Only
 * files under the manifest's folder are read, each once for all events of the run; nothing is fetched.
 *
 * Whether it is a schema at all is for `checkSchema` to tell.
 */
export function schemaLoader(context: SchemaContext): SchemaLoader {
  const openShared = sourceOpener(context);
  return (event) => {
    const inputs = new Set<string>();
    const open: OpenSource = (file, namedAt) => {
      if (isInside(context.manifest.folder, file)) inputs.add(file);
      return openShared(file, namedAt);
    };
    const source = openRoot(event, context, open);
    const loaded = source && loadSource(source, context, open);
    return { inputs: [...inputs], ...(loaded && { bundle: loaded }) };
  };
}

/** The document that the event's `schema` is, or names. */
function openRoot(
  { slug, path, schema = true }: ManifestEvent,
  { manifest, diagnostics }: SchemaContext,
  open: OpenSource,
): Source | undefined {
  const { file, place } = manifest.document;
  const at = [...path, "schema"];
  if (typeof schema !== "string") {
    // The query tells it from the manifest, which a `$ref` may name as a file like any other.
    const uri = `${pathToFileURL(file).href}?${encodeURIComponent(JSON.stringify(slug))}`;
    return {
      file,
      value: schema,
      uri,
      place: (steps, part) => place([...at, ...steps], part),
    };
  }
  const opened = open(resolvePath(manifest.folder, schema), () => place(at));
  if (!isRefusal(opened)) return opened;
  if (opened.code) diagnostics.add(opened.code, opened.message, place(at));
  return undefined;
}

function loadSource(
  source: Source,
  { diagnostics }: SchemaContext,
  open: OpenSource,
): SchemaBundle | undefined {
  const { value } = source;
  if (!isSchema(value)) {
    diagnostics.add(
      "CE405",
      `A schema is an object, not ${describe(value)}.`,
      source.place([]),
    );
    return undefined;
  }
  const resolution = resolveReferences({ source, path: [], value }, open);
  for (const { code, message, source, path } of resolution.problems) {
    diagnostics.add(code, message, source.place(path));
  }
  if (!resolution.isComplete) return undefined;
  const draft = draftOf(resolution, diagnostics);
  return draft && bundle(resolution, draft);
}

/** The draft that the schema names, or the first of those it refers to that names one; or else a guess. */
function draftOf(
  { root, targets, schemas }: Resolution,
  diagnostics: Diagnostics,
): Draft | undefined {
  for (const { source } of [root, ...targets]) {
    const named = isObject(source.value)
      ? get(source.value, "$schema")
      : undefined;
    if (namesAnyDraft(named)) continue;
    const draft = namedDraft(named);
    if (draft !== undefined) return draft;
    const place = source.place(["$schema"]);
    if (typeof named !== "string") {
      const message = `$schema is a URI, not ${describe(named ?? null)}.`;
      diagnostics.add("CE405", message, place);
      return undefined;
    }
    const message = `The $schema ${JSON.stringify(named)} names no draft of JSON Schema that is known, so the schema is read by its keywords.`;
    diagnostics.add("CE408", message, place);
    break;
  }
  return guessDraft(schemas);
}
