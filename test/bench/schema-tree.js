// @ts-check

/**
 * What a JSON Schema says of a value, whoever wrote it.
 *
 * @typedef {object} Tree
 * @property {ReadonlySet<string> | undefined} types undefined where anything goes
 * @property {ReadonlyMap<string, Property>} properties
 * @property {Tree | undefined} items
 */

/** @typedef {{ tree: Tree, required: boolean }} Property */
/** @typedef {Readonly<Record<string, unknown>>} Schema */

/** @type {Tree} */
const anything = { types: undefined, properties: new Map(), items: undefined };

/**
 * Reads a schema by the keywords that the schemas of GitHub's events and the inferred ones have.
 *
 * @param {Schema} schema
 * @param {Schema} root holds the definitions
 * @param {readonly string[]} [within] the references under way, so that recursion ends
 * @returns {Tree}
 */
export function treeOf(schema, root, within = []) {
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    if (within.includes(reference)) return anything;
    const definitions = /** @type {Record<string, Schema>} */ (
      root["definitions"]
    );
    const name = reference.slice("#/definitions/".length);
    return treeOf(definitions[name] ?? {}, root, [...within, reference]);
  }

  /** @param {unknown} member */
  const read = (member) => treeOf(/** @type {Schema} */ (member), root, within);
  const parts = [ownTree(schema, read), ...listOf(schema["allOf"]).map(read)];
  for (const keyword of ["oneOf", "anyOf"])
    if (schema[keyword])
      parts.push(listOf(schema[keyword]).map(read).reduce(either));
  return parts.reduce(both);
}

/**
 * @param {Schema} schema
 * @param {(member: unknown) => Tree} read
 * @returns {Tree}
 */
function ownTree(schema, read) {
  const required = listOf(schema["required"]).map(String);
  const properties = /** @type {Schema} */ (schema["properties"] ?? {});
  const keys = [...new Set([...Object.keys(properties), ...required])];
  return {
    types: typesOf(schema),
    properties: new Map(
      keys.map((key) => [
        key,
        { tree: read(properties[key] ?? {}), required: required.includes(key) },
      ]),
    ),
    items: schema["items"] ? read(schema["items"]) : undefined,
  };
}

/** @param {Schema} schema */
function typesOf(schema) {
  if (schema["type"]) return new Set(listOf(schema["type"]).map(String));
  const values = "const" in schema ? [schema["const"]] : schema["enum"];
  if (!values) return undefined;
  return new Set(
    listOf(values).map((value) => (value === null ? "null" : typeof value)),
  );
}

/**
 * @param {Tree} a
 * @param {Tree} b
 * @returns {Tree} of a value that matches one of them
 */
function either(a, b) {
  const keys = new Set([...a.properties.keys(), ...b.properties.keys()]);
  /** @param {string} key @returns {Property} */
  const join = (key) => {
    const [left, right] = [a.properties.get(key), b.properties.get(key)];
    return {
      tree:
        left && right
          ? either(left.tree, right.tree)
          : (left?.tree ?? right?.tree ?? anything),
      // A branch that is no object has no say in what an object requires.
      required:
        (left?.required ?? !allows(a, "object")) &&
        (right?.required ?? !allows(b, "object")),
    };
  };
  return {
    types: a.types && b.types && new Set([...a.types, ...b.types]),
    properties: new Map([...keys].map((key) => [key, join(key)])),
    items: a.items && b.items ? either(a.items, b.items) : (a.items ?? b.items),
  };
}

/**
 * @param {Tree} a
 * @param {Tree} b
 * @returns {Tree} of a value that matches both
 */
function both(a, b) {
  const keys = new Set([...a.properties.keys(), ...b.properties.keys()]);
  /** @param {string} key @returns {Property} */
  const join = (key) => {
    const [left, right] = [a.properties.get(key), b.properties.get(key)];
    return {
      tree: both(left?.tree ?? anything, right?.tree ?? anything),
      required: left?.required === true || right?.required === true,
    };
  };
  const { types } = b;
  return {
    types:
      a.types && types
        ? new Set([...a.types].filter((type) => types.has(type)))
        : (a.types ?? types),
    properties: new Map([...keys].map((key) => [key, join(key)])),
    items: a.items && b.items ? both(a.items, b.items) : (a.items ?? b.items),
  };
}

/**
 * @param {Tree} tree
 * @param {string} type
 * @returns {boolean} whether a value may be of the type
 */
export function allows({ types }, type) {
  return types === undefined || types.has(type);
}

/** @param {unknown} value @returns {readonly unknown[]} */
function listOf(value) {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
