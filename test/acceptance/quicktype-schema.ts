import {
  InputData,
  jsonInputForTargetLanguage,
  quicktype,
} from "quicktype-core";
import {
  isObject,
  type Json,
  type JsonObject,
} from "../../src/base/json/json.js";

/** The schema that quicktype infers, with all its guesses off. */
export async function quicktypeSchema(
  samples: readonly JsonObject[],
): Promise<JsonObject> {
  const input = jsonInputForTargetLanguage("schema");
  await input.addSource({
    name: "Payload",
    samples: samples.map((sample) => JSON.stringify(sample)),
  });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({
    inputData,
    lang: "schema",
    inferMaps: false,
    inferEnums: false,
    inferUuids: false,
    inferDateTimes: false,
    inferIntegerStrings: false,
    inferBooleanStrings: false,
    combineClasses: false,
    ignoreJsonRefs: true,
  });
  return JSON.parse(lines.join("\n")) as JsonObject;
}

/**
 * A schema of ours or quicktype's without what the two are known to see differently: formats, what was always null,
 * and objects that were always empty. See "Next to quicktype" in docs/inference.md.
 */
export function reconciled(schema: Json): Json {
  return isObject(schema) && schema["type"] === "null" ? {} : member(schema);
}

/** The same for one of several alternatives, which may well be null. */
function member(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { type } = schema;
  if (type === "object" && !("properties" in schema)) return { type };
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => keyword !== "format")
      .map(([keyword, value]) => [keyword, within(keyword, value)]),
  );
}

function within(keyword: string, value: Json): Json {
  if (keyword === "items") return reconciled(value);
  if (Array.isArray(value))
    return keyword === "anyOf"
      ? (value as Json[]).map(member)
      : (value as Json);
  if (!/^(?:properties|patternProperties|definitions)$/.test(keyword))
    return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, schema]) => [
      key,
      reconciled(schema),
    ]),
  );
}
