// @ts-check
import { inferSchema } from "../../dist/index.js";
import { allows, treeOf } from "./schema-tree.js";

/** @typedef {import("./schema-tree.js").Tree} Tree */
/** @typedef {import("./leave-one-out.js").RecordedEvent} RecordedEvent */

const zero = {
  both: 0,
  onlyOurs: 0,
  onlyTheirs: 0,
  required: 0,
  nullable: 0,
  // Why a path is only in theirs, by the outermost one that is missing.
  parentNull: 0,
  parentEmpty: 0,
  optionalAbsent: 0,
  requiredAbsent: 0,
  // Why a path is only in ours.
  undeclaredObject: 0,
  undeclaredKey: 0,
  // Where paths of both differ.
  alwaysThere: 0,
  alwaysThereFew: 0,
  sometimesAbsent: 0,
  neverNull: 0,
  neverNullFew: 0,
  sometimesNull: 0,
};

/** @typedef {typeof zero} Counts */

/** How often an object has to be there to count as seen more than a few times. */
const few = 6;

/**
 * Compares what is inferred from an event's samples with the schema that somebody wrote for it.
 *
 * @param {RecordedEvent} event
 * @param {import("./schema-tree.js").Schema} root their schemas
 * @returns {Counts}
 */
export function agreement({ name, examples }, root) {
  const { schema } = inferSchema(examples);
  const counts = { ...zero };
  compare(
    treeOf(schema, schema),
    treeOf(handWrittenOf(name, root), root),
    examples,
    counts,
  );
  return counts;
}

/**
 * @param {string} name of an event
 * @param {import("./schema-tree.js").Schema} root
 * @returns {import("./schema-tree.js").Schema} their schema of the event, whatever its action
 */
export function handWrittenOf(name, { definitions }) {
  const schemas = /** @type {object} */ (definitions);
  const definition =
    `${name}_event` in schemas ? `${name}_event` : `${name}$event`;
  return { $ref: `#/definitions/${definition}`, definitions };
}

/**
 * @param {readonly Counts[]} list
 * @returns {Counts} their sum
 */
export function total(list) {
  const sum = { ...zero };
  for (const counts of list)
    for (const key of /** @type {(keyof Counts)[]} */ (Object.keys(sum)))
      sum[key] += counts[key];
  return sum;
}

/**
 * @param {Tree} ours
 * @param {Tree} theirs
 * @param {readonly unknown[]} values what the samples have there
 * @param {Counts} counts
 */
function compare(ours, theirs, values, counts) {
  if (ours.items && theirs.items)
    compare(ours.items, theirs.items, itemsOf(values), counts);
  else if (ours.items)
    add(counts, "onlyOurs", "undeclaredObject", below(ours.items));
  else if (theirs.items) {
    const why = values.some(Array.isArray) ? "parentEmpty" : "parentNull";
    add(counts, "onlyTheirs", why, below(theirs.items));
  }

  const objects = values.filter(isObject);
  for (const [key, { tree, required }] of ours.properties) {
    const other = theirs.properties.get(key);
    if (!other) {
      const declared = theirs.properties.size > 0;
      const why = declared ? "undeclaredKey" : "undeclaredObject";
      add(counts, "onlyOurs", why, 1 + below(tree));
      continue;
    }
    counts.both++;
    const isFew = objects.length < few;
    if (required === other.required) counts.required++;
    else if (!required) counts.sometimesAbsent++;
    else add(counts, "alwaysThere", isFew ? "alwaysThereFew" : undefined, 1);

    const nullable = allows(tree, "null");
    if (nullable === allows(other.tree, "null")) counts.nullable++;
    else if (nullable) counts.sometimesNull++;
    else add(counts, "neverNull", isFew ? "neverNullFew" : undefined, 1);

    const found = objects.filter((object) => Object.hasOwn(object, key));
    compare(
      tree,
      other.tree,
      found.map((object) => object[key]),
      counts,
    );
  }
  for (const [key, { tree, required }] of theirs.properties) {
    if (ours.properties.has(key)) continue;
    const absent = required ? "requiredAbsent" : "optionalAbsent";
    const why = objects.length > 0 ? absent : "parentNull";
    add(counts, "onlyTheirs", why, 1 + below(tree));
  }
}

/**
 * @param {Counts} counts
 * @param {keyof Counts} what
 * @param {keyof Counts | undefined} why
 * @param {number} paths
 */
function add(counts, what, why, paths) {
  counts[what] += paths;
  if (why) counts[why] += paths;
}

/**
 * @param {Tree} tree
 * @returns {number} how many properties there are in it, at any depth
 */
function below({ properties, items }) {
  let count = items ? below(items) : 0;
  for (const { tree } of properties.values()) count += 1 + below(tree);
  return count;
}

/** @param {readonly unknown[]} values @returns {unknown[]} */
function itemsOf(values) {
  return values.filter(Array.isArray).flat();
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
