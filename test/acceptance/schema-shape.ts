import {
  get,
  isObject,
  type Json,
  type JsonObject,
} from "../../src/base/json/json.js";

/** What a JSON Schema says of a value's type, whoever wrote it and in which order: by type, what is in it. */
export interface SchemaShape {
  readonly [type: string]: true | SchemaShape;
}

/** Reads a schema as this product and quicktype write them. Formats, which quicktype never leaves out, are left out. */
export function shapeOf(schema: Json, root: Json = schema): SchemaShape {
  const shape: Record<string, true | SchemaShape> = {};
  for (const member of membersOf(schema, root)) {
    for (const type of listOf(get(member, "type"))) {
      if (type === "array")
        shape["array"] = shapeOf(get(member, "items") ?? {}, root);
      else if (type === "object") shape["object"] = propertiesOf(member, root);
      else if (typeof type === "string") shape[type] = true;
    }
  }
  // Of what was null in every sample, the one says that it is null, and the other nothing.
  return Object.keys(shape).join() === "null" ? {} : shape;
}

function membersOf(schema: Json, root: Json): JsonObject[] {
  if (!isObject(schema)) return [];
  const reference = get(schema, "$ref");
  if (typeof reference === "string") {
    const target = reference
      .split("/")
      .slice(1)
      .reduce<Json>(
        (at, key) => (isObject(at) ? (get(at, key) ?? {}) : {}),
        root,
      );
    return membersOf(target, root);
  }
  const anyOf = get(schema, "anyOf");
  return Array.isArray(anyOf)
    ? (anyOf as Json[]).flatMap((member) => membersOf(member, root))
    : [schema];
}

function propertiesOf(schema: JsonObject, root: Json): SchemaShape {
  const required = new Set(listOf(get(schema, "required")));
  const properties = get(schema, "properties") ?? {};
  const entries = Object.entries(properties as JsonObject);
  return Object.fromEntries(
    entries
      .map(
        ([key, value]) =>
          [
            `${key}${required.has(key) ? "" : "?"}`,
            shapeOf(value, root),
          ] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
