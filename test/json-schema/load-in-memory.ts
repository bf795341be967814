import { Volume } from "memfs";
import { Diagnostics } from "../../src/base/diagnostics/diagnostic.js";
import type { SchemaBundle } from "../../src/json-schema/load/bundle.js";
import { schemaLoader } from "../../src/json-schema/load/load-schema.js";
import { readType } from "../../src/json-schema/read/read-type.js";
import {
  checkSamples,
  checkSchema,
} from "../../src/json-schema/check/check-schema.js";
import type { Sample } from "../../src/input/samples/sample.js";
import { parseDocument } from "../../src/base/json/document.js";
import type { Json } from "../../src/base/json/json.js";
import type {
  Manifest,
  ManifestEvent,
} from "../../src/input/manifest/manifest.js";
import { type EventModel, modelOf } from "../../src/event/event.js";
import type { EventNames } from "../../src/event/names.js";
import { asFileSystem } from "../memory-fs.js";

/** The names of the event that the tests write types for. */
export const names: EventNames = {
  file: "order",
  payload: "OrderPayload",
  variables: "orderVariables",
  variableTypes: "OrderVariableTypes",
  variablePath: "OrderVariablePath",
  trigger: "triggerOrder",
  validator: "orderValidator",
};

/** Makes a manifest in `/app` with one event that has the schema. */
export function manifestWith(schema: Json): {
  readonly manifest: Manifest;
  readonly event: ManifestEvent;
} {
  const text = JSON.stringify({ events: { order: { schema } } }, null, 2);
  const document = parseDocument(
    "/app/cobalt.events.json",
    text,
    new Diagnostics(),
  );
  if (!document) throw new Error("The manifest of the test is broken.");
  const event: ManifestEvent = {
    slug: "order",
    path: ["events", "order"],
    isSound: true,
    name: "Order",
    samples: [],
    overrides: [],
    schema: schema as string,
  };
  const options = {
    output: "out",
    layout: "folder",
    route: "slug",
    baseUrl: "",
    language: "typescript",
    module: "esm",
    importExtension: ".js",
    format: true,
    closed: true,
    evidence: "any",
    templateRoot: "event",
    validation: "off",
    examples: false,
  } as const;
  return {
    event,
    manifest: {
      document,
      folder: "/app",
      options,
      events: [event],
      allow: [],
      workspaces: [],
      targets: [],
    },
  };
}

/** Files by absolute path; a value that is no string is written as JSON. A value `-> path` makes a symbolic link. */
export function volumeOf(files: Readonly<Record<string, unknown>>): Volume {
  const volume = Volume.fromJSON({ "/app/.keep": "" });
  for (const [path, content] of Object.entries(files)) {
    volume.mkdirSync(path.slice(0, path.lastIndexOf("/")) || "/", {
      recursive: true,
    });
    const text =
      typeof content === "string" ? content : JSON.stringify(content, null, 2);
    if (text.startsWith("-> ")) volume.symlinkSync(text.slice(3), path);
    else volume.writeFileSync(path, text);
  }
  return volume;
}

/** Loads a schema from files in memory; there is no other disk and no network. */
export function load(
  schema: Json,
  files: Readonly<Record<string, unknown>> = {},
) {
  const { manifest, event } = manifestWith(schema);
  const diagnostics = new Diagnostics();
  const fs = asFileSystem(volumeOf(files));
  const { bundle, inputs } = schemaLoader({ manifest, fs, diagnostics })(event);
  return {
    bundle,
    inputs,
    diagnostics,
    problems: () => problemsOf(diagnostics),
  };
}

/** Problems as `code file:line:column message`. */
export function problemsOf(diagnostics: Diagnostics): readonly string[] {
  return diagnostics.list.map(
    ({ code, place, message }) =>
      `${code} ${place?.file.replace("/app/", "")}:${place?.line}:${place?.column} ${message}`,
  );
}

/** Loads a schema that has to be a good one. */
export function loadSound(
  schema: Json,
  files: Readonly<Record<string, unknown>> = {},
) {
  const { bundle, problems } = load(schema, files);
  if (!bundle) throw new Error(problems().join("\n"));
  return bundle;
}

/** The model of an event whose payload the schema describes. */
export function modelFrom(bundle: SchemaBundle): EventModel {
  const { manifest, event } = manifestWith(true);
  const fs = asFileSystem(volumeOf({}));
  const payload = {
    type: readType(bundle),
    schema: bundle.schema,
    draft: bundle.draft,
    isHandwritten: true,
    renamed: [],
    place: () => bundle.place([]),
  };
  const diagnostics = new Diagnostics();
  const context = { manifest, fs, diagnostics, inputs: new Set<string>() };
  const model = modelOf(event, names, payload, context);
  if (!model) throw new Error("The event of the test has a name.");
  return model;
}

/** Checks a schema, and samples against it. */
export async function checkAll(
  bundle: SchemaBundle,
  samples: Iterable<Sample>,
  diagnostics: Diagnostics,
): Promise<boolean> {
  const type = await checkSchema(bundle, diagnostics);
  return type !== undefined && checkSamples(bundle, samples, diagnostics);
}
