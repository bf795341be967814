// @ts-check
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { inferSchema } from "../../dist/index.js";
import { inferrers as others } from "./inferrers.js";

/**
 * @typedef {object} RecordedEvent
 * @property {string} name
 * @property {readonly import("../../dist/json/json.js").JsonObject[]} examples
 */

/** @typedef {RecordedEvent["examples"]} Samples */

// quicktype's schemas name draft-06, which Ajv reads as it reads draft-07 but does not know by name.
const ajv = new Ajv({
  strict: false,
  ownProperties: true,
  validateSchema: false,
});
addFormats.default(ajv);

/** @type {Readonly<Record<string, (samples: Samples) => object | Promise<object>>>} */
const inferrers = {
  "ours, closed": (samples) => inferSchema(samples).schema,
  "quicktype, closed": (samples) =>
    others["quicktype-core"](samples.map(asText)),
  "ours, open": (samples) => inferSchema(samples, { closed: false }).schema,
  "quicktype, opened": async (samples) =>
    opened(await others["quicktype-core"](samples.map(asText))),
  "genson-js, always open": (samples) =>
    others["genson-js"](samples.map(asText)),
};

/**
 * How one sample fared with a schema of all others of its event.
 *
 * @typedef {object} Trial
 * @property {string} tool
 * @property {number} samples how many the event has
 * @property {boolean} sameAction whether another sample has the same `action`
 * @property {string | undefined} refused the keyword that refused it, if any did
 */

/**
 * Infers from all samples but one, and checks that one, for each in turn.
 *
 * @param {RecordedEvent} event
 * @returns {Promise<Trial[]>}
 */
export async function leaveOneOut({ examples }) {
  /** @type {Trial[]} */
  const trials = [];
  for (const [at, example] of examples.entries()) {
    const others = examples.toSpliced(at, 1);
    if (others.length === 0) continue;
    const sameAction = others.some(
      (other) => other["action"] === example["action"],
    );
    for (const [tool, infer] of Object.entries(inferrers)) {
      const schema = await infer(others);
      const validate = ajv.compile(schema);
      validate(example);
      const refused = validate.errors?.[0]?.keyword;
      trials.push({ tool, samples: examples.length, sameAction, refused });
      // Hundreds of schemas, each used once, would otherwise all stay in memory.
      ajv.removeSchema(schema);
    }
  }
  return trials;
}

/** @param {Samples[number]} sample */
function asText(sample) {
  return JSON.stringify(sample);
}

/** @param {object} schema @returns {object} the same without the closing of objects */
function opened(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === "additionalProperties" && value === false ? undefined : value,
  );
}
