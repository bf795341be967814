import { createRequire } from "node:module";
import { isObject, type Json, type JsonObject } from "../../base/json/json.js";

const old = /^https?:\/\/json-schema\.org\/draft-0([467])\/schema$/;
const vocabularies =
  "applicator|content|core|format|format-annotation|meta-data|unevaluated|validation";
const recent = new RegExp(
  `^https?://json-schema\\.org/draft/(2019-09|2020-12)/(schema|meta/(?:${vocabularies}))$`,
);

/** The schema of a draft's schemas, or of a part of them, by its URI: ajv brings them along, so that nothing is fetched. */
export function metaschemaAt(uri: string): JsonObject | undefined {
  const file = fileOf(uri);
  if (file === undefined) return undefined;
  try {
    const load: (file: string) => Json = createRequire(import.meta.url);
    const schema = load(file);
    return isObject(schema) ? schema : undefined;
  } catch {
    return undefined; // a vocabulary that the draft does not have
  }
}

function fileOf(uri: string): string | undefined {
  const [, number] = old.exec(uri) ?? [];
  if (number !== undefined) {
    const home = number === "4" ? "ajv-draft-04" : "ajv";
    return `${home}/dist/refs/json-schema-draft-0${number}.json`;
  }
  const [, draft, name] = recent.exec(uri) ?? [];
  return draft !== undefined && name !== undefined
    ? `ajv/dist/refs/json-schema-${draft}/${name}.json`
    : undefined;
}
