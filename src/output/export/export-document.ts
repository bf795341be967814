import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { ExportFormat } from "../../input/manifest/manifest.js";
import { isObject, type Json, type JsonObject } from "../../base/json/json.js";
import type { Schema } from "../../json-schema/load/keywords.js";
import { exportMark } from "../print/header.js";
import { asyncApi } from "./asyncapi.js";
import { componentsOf, type NamedEvent, nameForExport } from "./components.js";
import type { TargetDraft } from "./convert-schema.js";
import { cobaltEvent, type ExportedEvent, info } from "./exported-event.js";
import { openApi } from "./openapi.js";

interface Format {
  readonly draft: TargetDraft;
  /** What references to schemas begin with. */
  readonly prefix: string;
  readonly write: (
    events: readonly NamedEvent[],
    schemas: Readonly<Record<string, Schema>>,
  ) => JsonObject;
}

const formats: Readonly<Record<ExportFormat, Format>> = {
  openapi: {
    draft: "2020-12",
    prefix: "#/components/schemas/",
    write: openApi,
  },
  asyncapi: {
    draft: "draft-07",
    prefix: "#/components/schemas/",
    write: asyncApi,
  },
  "json-schema": { draft: "2020-12", prefix: "#/$defs/", write: jsonSchema },
};

/** Writes events as a document for other tools; what it cannot say is in the diagnostics (CE608). */
export function exportDocument(
  events: readonly ExportedEvent[],
  format: ExportFormat,
  diagnostics: Diagnostics,
): JsonObject {
  const { draft, prefix, write } = formats[format];
  const named = nameForExport(events);
  const onLost = ({ slug, payload }: ExportedEvent, keyword: string): void => {
    const message = `The schema of the event ${JSON.stringify(slug)} says ${JSON.stringify(keyword)}, which ${draft} does not have; readers of the document accept more than the schema.`;
    diagnostics.add("CE608", message, payload.place());
  };
  const schemas = componentsOf(named, { draft, prefix, onLost });
  return { "x-generated": exportMark(format), ...write(named, schemas) };
}

/** One schema with a definition for each event; it accepts the payload of any. */
function jsonSchema(
  events: readonly NamedEvent[],
  schemas: Readonly<Record<string, Schema>>,
): JsonObject {
  const marked = events.map((event): [string, Json] => {
    const schema = schemas[event.key];
    return [
      event.key,
      isObject(schema)
        ? { ...schema, "x-cobalt-event": cobaltEvent(event) }
        : true,
    ];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: info.title,
    ...(events.length > 0 && {
      anyOf: events.map(({ key }) => ({ $ref: `#/$defs/${key}` })),
    }),
    $defs: { ...schemas, ...Object.fromEntries(marked) },
  };
}
