// @ts-check
// How well schemas of a few samples take others of the same source, and what they refuse.
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { inferSchema } from "../../dist/index.js";
import { inferrers as others } from "./inferrers.js";
import { pathTo, truthOf } from "./oracle.js";
import { randomNumbers } from "./random.js";

/** @typedef {import("./sources.js").Source} Source */
/** @typedef {Source["samples"][number]} Payload */
/** @typedef {import("./oracle.js").Truth} Truth */

/** Numbers of samples to learn from. */
export const sizes = [1, 2, 5, 10, 20, 50];

const folds = 2;
const mostHeldOut = 40;

/** @type {Readonly<Record<string, (samples: readonly any[]) => object | Promise<object>>>} */
export const tools = {
  closed: (samples) => inferSchema(samples).schema,
  open: (samples) => inferSchema(samples, { closed: false }).schema,
  settled: (samples) => inferSchema(samples, { evidence: "settled" }).schema,
  "genson-js": (samples) => others["genson-js"](samples.map(asText)),
  "quicktype-core": (samples) => others["quicktype-core"](samples.map(asText)),
};

/**
 * @typedef {object} Outcome
 * @property {string} source
 * @property {number} size
 * @property {string} tool
 * @property {number} accepted the share of unseen payloads
 * @property {number} added the share of those with a key added that are refused
 * @property {number} misspelt the share of those with a key misspelt that are refused
 */

/** @typedef {{ source: string, size: number, predicted: number, actual: number }} Forecast */

/**
 * @param {Source} source
 * @returns {Promise<{ outcomes: Outcome[], forecasts: Forecast[] }>}
 */
export async function learn(source) {
  const { name, samples } = source;
  const truth = truthOf(source);
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @type {Forecast[]} */
  const forecasts = [];
  for (const size of sizes)
    for (let fold = 0; fold < folds && samples.length >= size + 5; fold += 1) {
      const order = shuffled(samples, fold + 1);
      const known = order.slice(0, size);
      const unseen = order.slice(size, size + mostHeldOut);
      for (const [tool, infer] of Object.entries(tools)) {
        const accepts = await validatorOf(await infer(known));
        const refused = (/** @type {Payload[]} */ list) =>
          list.filter((each) => !accepts(each)).length / list.length;
        outcomes.push({
          source: name,
          size,
          tool,
          accepted: 1 - refused(unseen),
          added: refused(unseen.map((each, at) => added(each, at, truth))),
          misspelt: refused(
            unseen.map((each, at) => misspelt(each, at, truth)),
          ),
        });
      }
      if (size > 1)
        forecasts.push({ source: name, size, ...forecast(known, unseen) });
    }
  return { outcomes, forecasts };
}

/**
 * The share of payloads that are expected to have a path that no other has, and of those that have one.
 *
 * @param {readonly Payload[]} known
 * @param {readonly Payload[]} unseen
 */
function forecast(known, unseen) {
  /** @type {Map<string, number>} */
  const holders = new Map();
  const paths = known.map((payload) => pathsOf(payload));
  for (const own of paths)
    for (const path of own) holders.set(path, (holders.get(path) ?? 0) + 1);
  const alone = paths.filter((own) =>
    [...own].some((path) => holders.get(path) === 1),
  ).length;
  const fresh = unseen.filter((payload) =>
    [...pathsOf(payload)].some((path) => !holders.has(path)),
  ).length;
  return { predicted: alone / known.length, actual: fresh / unseen.length };
}

/**
 * @param {unknown} value
 * @param {string} at
 * @param {Set<string>} paths
 * @returns {Set<string>}
 */
function pathsOf(value, at = "", paths = new Set()) {
  if (Array.isArray(value))
    for (const item of value) pathsOf(item, `${at}/*`, paths);
  else if (typeof value === "object" && value !== null)
    for (const [key, child] of Object.entries(value)) {
      const path = `${at}/${JSON.stringify(key)}`;
      paths.add(path);
      pathsOf(child, path, paths);
    }
  return paths;
}

/** @param {Payload} payload @param {number} seed @param {Truth} truth @returns {Payload} with a key more in one of its objects */
function added(payload, seed, truth) {
  const { copy, object } = withObject(payload, seed, truth);
  object["addedByNobody"] = 1;
  return copy;
}

/** @param {Payload} payload @param {number} seed @param {Truth} truth @returns {Payload} with two letters of a key exchanged */
function misspelt(payload, seed, truth) {
  const { copy, object } = withObject(payload, seed, truth);
  const keys = Object.keys(object);
  const key = keys[seed % keys.length] ?? "";
  const value = object[key];
  delete object[key];
  object[`${key.slice(1, 2)}${key.slice(0, 1)}${key.slice(2)}_`] = value;
  return copy;
}

/**
 * A copy, and one of the objects in it whose keys the schema written by hand names: where it names none, no key is wrong.
 *
 * @param {Payload} payload
 * @param {number} seed
 * @param {Truth} truth
 */
function withObject(payload, seed, { maps, named }) {
  /** @type {Record<string, unknown>} */
  const copy = JSON.parse(asText(payload));
  /** @type {Record<string, unknown>[]} */
  const objects = [];
  const look = (/** @type {any} */ value, /** @type {string} */ path) => {
    if (typeof value !== "object" || value === null) return;
    const isList = Array.isArray(value);
    if (!isList && named.has(path) && Object.keys(value).length > 0)
      objects.push(value);
    for (const [key, child] of Object.entries(value))
      look(child, pathTo(path, isList || maps.has(path) ? "*" : key));
  };
  look(copy, "");
  return { copy, object: objects[(seed * 7919) % objects.length] ?? copy };
}

/** @param {object} schema */
async function validatorOf(schema) {
  // quicktype's schemas name draft-06, which Ajv reads as it reads draft-07 but does not know by name.
  const ajv = new Ajv({
    strict: false,
    ownProperties: true,
    validateSchema: false,
  });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number} seed
 * @returns {T[]}
 */
function shuffled(list, seed) {
  const random = randomNumbers(seed);
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** @param {unknown} sample */
function asText(sample) {
  return JSON.stringify(sample);
}
