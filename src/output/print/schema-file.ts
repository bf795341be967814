import type { JsonObject } from "../../base/json/json.js";
import { headerText } from "./header.js";
import { printJson } from "./json-text.js";

/** A JSON Schema as it stands in its file; its first property marks it as generated. */
export function printSchema(schema: JsonObject): string {
  const marked = { $comment: headerText, ...schema };
  // A hand-written schema may have a comment of its own; the mark takes its place.
  return printJson({ ...marked, $comment: headerText });
}
