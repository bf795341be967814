import { escapeJsonText } from "../../../base/unseen.js";
import type { InferRecordingsResult } from "../../../learn/infer/infer-recordings.js";
import { printJson } from "../../../output/print/json-text.js";

/** The text for stdout: of what there is, the schema, the type or the partial. */
export function renderInferred({
  schema,
  typescript,
  partial,
}: InferRecordingsResult): string | undefined {
  if (schema) return printJson(schema);
  return partial ? `${escapeJsonText(JSON.stringify(partial))}\n` : typescript;
}
