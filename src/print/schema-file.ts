import type { JsonObject } from "../json/json.js";
import { schemaComment } from "./header.js";
import { printJson } from "./json-text.js";

/** A JSON Schema as it stands in its file; its first property marks it as generated. */
export function printSchema(schema: JsonObject): string {
  const own = Object.entries(schema).filter(([key]) => key !== "$comment");
  return printJson(Object.fromEntries([["$comment", schemaComment], ...own]));
}
