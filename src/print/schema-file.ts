import type { JsonObject } from "../json/json.js";
import { schemaComment } from "./header.js";
import { printJson } from "./json-text.js";

/** A JSON Schema as it stands in its file; its first property marks it as generated. */
export function printSchema(schema: JsonObject): string {
  const comment = { $comment: schemaComment };
  return printJson(Object.assign({ ...comment }, schema, comment));
}
