// @ts-check
// What a schema written by hand says of the paths of payloads: which are maps, which have a list of values, which a tag.

/** @typedef {import("./sources.js").Schema} Schema */
/** @typedef {import("./sources.js").Source} Source */

/**
 * @typedef {object} Truth
 * @property {Set<string>} maps paths of objects whose keys the schema does not name
 * @property {Set<string>} named paths of objects that have a list of keys that they may have
 * @property {Map<string, Set<string>>} keys the keys seen of each map
 * @property {Map<string, Set<unknown>>} enums all constants of a path, where the schema takes nothing else
 * @property {Map<string, Set<unknown>>} seen those of them that payloads have
 * @property {Set<string>} choices paths of objects of which the schema requires no key, and each has one
 * @property {Set<string>} tags paths of properties whose constant tells which alternative an object is of
 */

/**
 * @param {Source} source
 * @returns {Truth}
 */
export function truthOf({ samples, schema, root }) {
  /** @type {Truth} */
  const truth = {
    maps: new Set(),
    named: new Set(),
    keys: new Map(),
    enums: new Map(),
    seen: new Map(),
    choices: new Set(),
    tags: new Set(),
  };
  /** @type {Map<string, Set<number>>} */
  const lengths = new Map();
  const parts = partsOf(schema, root);
  for (const sample of samples) look(sample, parts, "", root, truth, lengths);
  for (const [path, each] of lengths)
    if (each.size === 1 && each.has(1)) truth.choices.add(path);
  return truth;
}

/**
 * @param {unknown} value
 * @param {readonly Schema[]} parts
 * @param {string} path
 * @param {Schema} root
 * @param {Truth} truth
 * @param {Map<string, Set<number>>} lengths numbers of keys, where the schema names several and requires none
 */
function look(value, parts, path, root, truth, lengths) {
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => childrenAt(part, "items", root));
    for (const item of value)
      look(item, items, pathTo(path, "*"), root, truth, lengths);
  } else if (typeof value === "object" && value !== null) {
    const objects = parts.filter(
      (part) =>
        part["properties"] ||
        part["additionalProperties"] ||
        part["patternProperties"],
    );
    const isMap =
      objects.length > 0 &&
      objects.every((part) => !part["properties"] && isSchema(valuesOf(part)));
    noteTags(objects, path, root, truth);
    if (objects.some((part) => part["properties"])) truth.named.add(path);
    if (objects.some(isChoice))
      addTo(lengths, path, [Object.keys(value).length]);
    if (isMap) {
      truth.maps.add(path);
      addTo(truth.keys, path, Object.keys(value));
    }
    for (const [key, child] of Object.entries(value))
      look(
        child,
        objects.flatMap((part) => propertyAt(part, key, root)),
        pathTo(path, isMap ? "*" : key),
        root,
        truth,
        lengths,
      );
  } else if (typeof value === "string") {
    const strings = parts.filter(
      (part) => constantsOf(part) ?? mayBeText(part),
    );
    const constants = strings.map(constantsOf);
    if (constants.length === 0 || constants.some((own) => !own)) return;
    addTo(
      truth.enums,
      path,
      constants
        .flatMap((own) => own ?? [])
        .filter((one) => typeof one === "string"),
    );
    addTo(truth.seen, path, [value]);
  }
}

/** @param {readonly Schema[]} objects @param {string} path @param {Schema} root @param {Truth} truth */
function noteTags(objects, path, root, truth) {
  if (objects.length < 2) return;
  for (const key of Object.keys(objects[0]?.["properties"] ?? {})) {
    const values = objects.map((part) =>
      propertyAt(part, key, root).map(constantsOf),
    );
    const isTag = values.every((own) => own.length > 0 && own.every(Boolean));
    const all = values.flat(2);
    if (isTag && new Set(all).size === all.length)
      truth.tags.add(pathTo(path, key));
  }
}

/** The schemas that a schema is made of, references followed: all of a value that is of it is of one of them or more. */
function partsOf(
  /** @type {unknown} */ schema,
  /** @type {Schema} */ root,
  depth = 0,
) {
  if (typeof schema !== "object" || schema === null || depth > 20) return [];
  const own = /** @type {Schema} */ (schema);
  /** @type {Schema[]} */
  const parts = [own];
  if (typeof own["$ref"] === "string")
    parts.push(...partsOf(resolve(own["$ref"], own, root), root, depth + 1));
  for (const keyword of ["allOf", "anyOf", "oneOf"])
    for (const member of own[keyword] ?? [])
      parts.push(...partsOf(member, root, depth + 1));
  return parts;
}

/** @param {string} reference @param {Schema} from what it is in @param {Schema} root */
function resolve(reference, from, root) {
  const [file = "", pointer = ""] = reference.split("#");
  const name = file.split("/").at(-1) ?? "";
  /** @type {any} */
  let found =
    file === ""
      ? documentOf(from, root)
      : Object.values(root["$defs"] ?? {}).find((each) =>
          String(each["$id"]).endsWith(`/${name}`),
        );
  for (const step of pointer.split("/").slice(1))
    found =
      found?.[
        decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")
      ];
  return found;
}

/** @type {WeakMap<Schema, WeakMap<object, Schema>>} */
const documents = new WeakMap();

/** The schema with an `$id` that a part is in: what is bundled into another schema refers to itself. @param {Schema} part @param {Schema} root */
function documentOf(part, root) {
  let own = documents.get(root);
  if (!own) {
    own = new WeakMap();
    documents.set(root, own);
    noteDocuments(root, root, own);
  }
  return own.get(part) ?? root;
}

/** @param {unknown} value @param {Schema} document @param {WeakMap<object, Schema>} all */
function noteDocuments(value, document, all) {
  if (typeof value !== "object" || value === null) return;
  const part = /** @type {Schema} */ (value);
  const own = typeof part["$id"] === "string" ? part : document;
  all.set(part, own);
  for (const child of Object.values(part)) noteDocuments(child, own, all);
}

/** @param {Schema} part @param {string} keyword @param {Schema} root */
function childrenAt(part, keyword, root) {
  const child = part[keyword];
  return Array.isArray(child)
    ? child.flatMap((each) => partsOf(each, root))
    : partsOf(child, root);
}

/** @param {Schema} part @param {string} key @param {Schema} root */
function propertyAt(part, key, root) {
  const own = part["properties"];
  if (own && Object.hasOwn(own, key)) return partsOf(own[key], root);
  const patterns = Object.entries(part["patternProperties"] ?? {});
  const matching = patterns.filter(([pattern]) =>
    new RegExp(pattern, "u").test(key),
  );
  if (matching.length > 0)
    return matching.flatMap(([, each]) => partsOf(each, root));
  return partsOf(part["additionalProperties"], root);
}

/** @param {Schema} part */
function isChoice(part) {
  const { properties = {}, required = [] } = part;
  return Object.keys(properties).length > 1 && required.length === 0;
}

/** @param {Schema} part */
function valuesOf(part) {
  return (
    part["additionalProperties"] ||
    Object.values(part["patternProperties"] ?? {})[0]
  );
}

/** @param {unknown} value */
function isSchema(value) {
  return typeof value === "object" && value !== null;
}

/** @param {Schema} part @returns {unknown[] | undefined} */
function constantsOf(part) {
  return part["enum"] ?? ("const" in part ? [part["const"]] : undefined);
}

/** @param {Schema} part */
function mayBeText(part) {
  return [part["type"]].flat().includes("string");
}

/** @template T @param {Map<string, Set<T>>} map @param {string} path @param {readonly T[]} values */
function addTo(map, path, values) {
  const own = map.get(path) ?? new Set();
  map.set(path, own);
  for (const value of values) own.add(value);
}

/** @param {string} path @param {string} step */
export function pathTo(path, step) {
  return path === "" ? step : `${path}.${step}`;
}
