import { dirname } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { JsonDocument } from "../../base/json/document.js";
import {
  describe,
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { allowances } from "./validate-allow.js";
import {
  anything,
  choice,
  copy,
  deprecation,
  type Draft,
  type Field,
  flag,
  matching,
  object,
  type Reading,
  rejectUnknown,
  reportType,
  reportValue,
  take,
  text,
} from "./fields.js";
import type {
  Manifest,
  ManifestEvent,
  ManifestOptions,
  SampleEntry,
} from "./manifest.js";
import { readOverrides } from "./validate-overrides.js";
import { targets } from "./validate-targets.js";
import { baseUrl, workspaces } from "./validate-workspaces.js";

/** A list of samples; a single sample in its place is a frequent slip. */
const sampleList: Field<readonly Json[]> = (value, key, reading) => {
  if (isList(value)) return value;
  const single = isObject(value) || typeof value === "string";
  const help = single
    ? 'Put it in brackets, or call the field "sample".'
    : undefined;
  reportType(value, "an array", key, reading, help);
  return undefined;
};

/** A JSON Schema, or the path of one. */
const schemaOrPath: Field<string | boolean | JsonObject> = (
  value,
  key,
  reading,
) => {
  if (
    typeof value === "string" ||
    typeof value === "boolean" ||
    isObject(value)
  )
    return value;
  reportType(value, "a JSON Schema or the path of one", key, reading);
  return undefined;
};

/** Every field at the top of a manifest. */
export const manifestFields = {
  $schema: text,
  events: object,
  output: matching(
    /^(?=\s*\S)\P{Cc}+$/u,
    "the path of a folder or of a .ts file",
  ),
  layout: choice(["folder", "file"]),
  route: choice(["slug", "event"]),
  baseUrl,
  templateRoot: choice(["event", "start"]),
  language: choice(["typescript", "javascript"]),
  module: choice(["esm", "commonjs"]),
  importExtension: choice(["", ".js", ".ts"]),
  format: flag,
  closed: flag,
  evidence: choice(["any", "settled"]),
  validation: choice(["off", "standalone"]),
  examples: flag,
  allow: allowances,
  workspaces,
  targets,
};

/** Every field of an event. */
export const eventFields = {
  name: matching(/\S/u, "a name"),
  description: text,
  sample: anything,
  samples: sampleList,
  overrides: object,
  schema: schemaOrPath,
  app: matching(
    /^(?!\.{1,2}$)[^\p{Cc}\p{Cs}]+$/u,
    'a segment of a URL (not empty, "." or "..", and without control characters)',
  ),
  as: matching(
    /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u,
    "an identifier (letters, digits, _ and $, and no digit first)",
  ),
  deprecated: deprecation,
};

/**
 * Reads a manifest from its JSON. Every problem is reported, and reading goes on after each.
 *
 * @returns every event that is at least an object, without the fields that cannot be used; undefined where
 *   there is no object with `events`
 */
export function validateManifest(
  document: JsonDocument,
  diagnostics: Diagnostics,
): Manifest | undefined {
  const root = document.value;
  if (!isObject(root)) {
    const help =
      'Write an object with "events", such as { "events": { "employee-created": { "sample": {} } } }.';
    const message = `The manifest must be an object, not ${describe(root)}.`;
    diagnostics.add("CE107", message, document.place([]), help);
    return undefined;
  }
  const reading: Reading = { document, diagnostics, path: [] };
  rejectUnknown(root, manifestFields, reading);
  take(root, "$schema", manifestFields.$schema, reading);
  const options = readOptions(root, reading);
  if (!Object.hasOwn(root, "events")) {
    const help =
      'Add "events": an object with one entry for each event, its slug as the key.';
    diagnostics.add(
      "CE107",
      'The manifest has no "events".',
      document.place([]),
      help,
    );
  }
  const events = take(root, "events", manifestFields.events, reading);
  return (
    events && {
      document,
      folder: dirname(document.file),
      options,
      events: readEvents(events, reading),
      allow: take(root, "allow", manifestFields.allow, reading) ?? [],
      workspaces:
        take(root, "workspaces", manifestFields.workspaces, reading) ?? [],
      targets: take(root, "targets", manifestFields.targets, reading) ?? [],
    }
  );
}

function readOptions(root: JsonObject, reading: Reading): ManifestOptions {
  const layout = take(root, "layout", manifestFields.layout, reading);
  return {
    output:
      take(root, "output", manifestFields.output, reading) ??
      "src/generated/cobalt",
    ...(layout && { layout }),
    route: take(root, "route", manifestFields.route, reading) ?? "slug",
    baseUrl:
      take(root, "baseUrl", manifestFields.baseUrl, reading) ??
      "https://api.gocobalt.io",
    templateRoot:
      take(root, "templateRoot", manifestFields.templateRoot, reading) ??
      "event",
    ...readLanguage(root, reading),
    format: take(root, "format", manifestFields.format, reading) ?? true,
    closed: take(root, "closed", manifestFields.closed, reading) ?? true,
    evidence: take(root, "evidence", manifestFields.evidence, reading) ?? "any",
    validation:
      take(root, "validation", manifestFields.validation, reading) ?? "off",
    examples: take(root, "examples", manifestFields.examples, reading) ?? false,
  };
}

/** Reads the fields that decide what the code is written in, which do not all go together. */
function readLanguage(
  root: JsonObject,
  reading: Reading,
): Pick<ManifestOptions, "language" | "module" | "importExtension"> {
  const language =
    take(root, "language", manifestFields.language, reading) ?? "typescript";
  const module = take(root, "module", manifestFields.module, reading);
  if (module && (get(root, "language") ?? "typescript") === "typescript")
    reportValue(
      'goes only with "language": "javascript"',
      "Remove it: of TypeScript, the project's compiler makes the modules; or set the language.",
      "module",
      reading,
    );
  const importExtension =
    take(root, "importExtension", manifestFields.importExtension, reading) ??
    ".js";
  if (language === "javascript" && importExtension !== ".js")
    reportValue(
      `is ${JSON.stringify(importExtension)}, but imports in JavaScript end in ".js"`,
      "Remove it.",
      "importExtension",
      reading,
    );
  return { language, module: module ?? "esm", importExtension };
}

function readEvents(
  events: JsonObject,
  { document, diagnostics, path }: Reading,
): readonly ManifestEvent[] {
  const read: ManifestEvent[] = [];
  const reading = { document, diagnostics, path: [...path, "events"] };
  for (const [slug, value] of Object.entries(events)) {
    const event = object(value, slug, reading);
    if (event)
      read.push(
        readEvent(slug, event, {
          document,
          diagnostics,
          path: ["events", slug],
        }),
      );
  }
  return read;
}

function readEvent(
  slug: string,
  event: JsonObject,
  reading: Reading,
): ManifestEvent {
  const errorsBefore = reading.diagnostics.errorCount;
  rejectUnknown(event, eventFields, reading);
  const overrides = take(event, "overrides", eventFields.overrides, reading);
  const read: Draft<ManifestEvent> = {
    slug,
    path: reading.path,
    isSound: true,
    name: take(event, "name", eventFields.name, reading) ?? slug,
    samples: readSampleEntries(event, reading),
    overrides: overrides ? readOverrides(overrides, reading) : [],
  };
  copy(event, "description", eventFields.description, read, reading);
  copy(event, "deprecated", eventFields.deprecated, read, reading);
  copy(event, "app", eventFields.app, read, reading);
  copy(event, "as", eventFields.as, read, reading);
  copy(event, "schema", eventFields.schema, read, reading);
  return {
    ...read,
    isSound: reading.diagnostics.errorCount === errorsBefore,
  };
}

function readSampleEntries(
  event: JsonObject,
  reading: Reading,
): readonly SampleEntry[] {
  const entries: SampleEntry[] = [];
  const sample = take(event, "sample", eventFields.sample, reading);
  if (sample !== undefined)
    entries.push({ value: sample, path: [...reading.path, "sample"] });
  const samples = take(event, "samples", eventFields.samples, reading) ?? [];
  for (const [index, value] of samples.entries()) {
    entries.push({ value, path: [...reading.path, "samples", index] });
  }
  return entries;
}
