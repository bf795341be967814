// @ts-check
// Other libraries that infer a JSON Schema of samples, each as its documentation has it, with every guess off.

/**
 * By name: what makes a schema of the JSON texts of samples. None of them takes samples one by one.
 *
 * @type {Readonly<Record<"genson-js" | "to-json-schema" | "quicktype-core", (samples: readonly string[]) => Promise<object>>>}
 */
export const inferrers = {
  "genson-js": async (samples) => {
    const { createCompoundSchema } = await import("genson-js");
    return createCompoundSchema(samples.map(parse));
  },
  // It is made for one value: that all samples are heard takes an array of them.
  "to-json-schema": async (samples) => {
    const { default: toJsonSchema } = await import("to-json-schema");
    const options = { arrays: { mode: "all" } };
    return toJsonSchema(samples.map(parse), options).items;
  },
  "quicktype-core": async (samples) => {
    const { InputData, jsonInputForTargetLanguage, quicktype } =
      await import("quicktype-core");
    const input = jsonInputForTargetLanguage("schema");
    await input.addSource({ name: "Payload", samples: [...samples] });
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
    return JSON.parse(lines.join("\n"));
  },
};

/** @param {string} text */
function parse(text) {
  return JSON.parse(text);
}
