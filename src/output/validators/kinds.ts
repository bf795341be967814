import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { isScalar } from "../../base/json/json-type.js";
import { schemaAt } from "../../json-schema/load/bundle.js";
import {
  mapSubschemas,
  type Schema,
  subschemas,
} from "../../json-schema/load/keywords.js";
import { listOf, requiredOf } from "../../json-schema/read/own-types.js";

/** What the conditions say in place of the alternatives. */
const conditionKeywords = ["type", "properties", "required", "allOf", "if"];

/** Alternatives of objects, of which each has other constants as the value of one property. */
interface Kinds {
  readonly key: string;
  /** The constants of each alternative. */
  readonly tags: readonly (readonly Json[])[];
}

/** One of several alternatives. */
interface Alternative {
  readonly schema: Schema;
  /** What it says, references followed. */
  readonly said: JsonObject;
}

/**
 * Rewrites alternatives that the type of a value or one property of an object tells apart, everywhere in a schema, as
 * conditions. They allow the same values, but a value is then held against its own alternative alone.
 */
export function tellKindsApart(root: JsonObject): JsonObject {
  const targets = targetsIn(root);
  const tell = (schema: JsonObject): JsonObject => {
    const inner = mapSubschemas(schema, (child): Schema =>
      typeof child === "boolean" ? child : tell(child),
    );
    for (const keyword of ["oneOf", "anyOf"]) {
      // A reference that leads into the alternatives would lead to nothing.
      if (listOf(schema, keyword)?.some((member) => leadsInto(member, targets)))
        continue;
      const told = rewritten(inner, keyword, root);
      if (told) return told;
    }
    return inner;
  };
  return tell(root);
}

function rewritten(
  schema: JsonObject,
  keyword: string,
  root: JsonObject,
): JsonObject | undefined {
  const members = listOf(schema, keyword);
  if (!members || conditionKeywords.some((key) => Object.hasOwn(schema, key)))
    return undefined;
  const all = members.map((member) => alternativeOf(member, root));
  const objects = all.filter(({ said }) => get(said, "type") === "object");
  const types = all.filter((one) => !objects.includes(one)).map(onlyType);
  const kinds = kindsOf(objects);
  const [only, ...others] = objects;
  if (!only || types.includes(undefined)) return undefined;
  if (others.length > 0 && !kinds) return undefined;
  // What stands there itself is joined with the other types.
  if (!kinds && (types.length === 0 || only.said === only.schema))
    return undefined;
  const rest = Object.entries(schema).filter(([key]) => key !== keyword);
  const type = ["object", ...types.filter((each) => each !== undefined)];
  const conditions = kinds
    ? kindConditions(kinds, objects)
    : { if: { type: "object" }, then: only.schema };
  return { ...Object.fromEntries(rest), type, ...conditions };
}

function kindConditions(
  { key, tags }: Kinds,
  objects: readonly Alternative[],
): JsonObject {
  return {
    required: [key],
    properties: { [key]: { enum: tags.flat() } },
    allOf: objects.map(({ schema }, index) => ({
      if: {
        type: "object",
        required: [key],
        properties: { [key]: constantOf(tags[index] ?? []) },
      },
      then: schema,
    })),
  };
}

function constantOf(tags: readonly Json[]): JsonObject {
  const [only = null, ...others] = tags;
  return others.length === 0 ? { const: only } : { enum: tags };
}

function alternativeOf(schema: Schema, root: JsonObject): Alternative {
  let said = schema;
  const seen = new Set<Schema>();
  while (isObject(said) && !seen.has(said)) {
    seen.add(said);
    const [[keyword, reference] = [], ...others] = Object.entries(said);
    if (keyword !== "$ref" || others.length > 0) break;
    said = (typeof reference === "string" && schemaAt(root, reference)) || {};
  }
  return { schema, said: isObject(said) ? said : {} };
}

function kindsOf(objects: readonly Alternative[]): Kinds | undefined {
  const [first, second] = objects;
  if (!first || !second) return undefined;
  for (const key of requiredOf(first.said)) {
    const tags = objects.map(({ said }) => tagsOf(said, key));
    const all = tags.flat();
    if (
      tags.every(({ length }) => length > 0) &&
      new Set(all).size === all.length
    )
      return { key, tags };
  }
  return undefined;
}

/** The values that a property has to have one of; none, where it need not be there, or may have others. */
function tagsOf(schema: JsonObject, key: string): readonly Json[] {
  const properties = get(schema, "properties");
  const property = isObject(properties) ? get(properties, key) : undefined;
  if (!isObject(property) || !requiredOf(schema).has(key)) return [];
  const tag = get(property, "const");
  const list = get(property, "enum");
  const tags = tag === undefined ? (isList(list) ? list : []) : [tag];
  return tags.every(isScalar) ? tags : [];
}

/** The type of a schema that says nothing else. */
function onlyType({ said }: Alternative): string | undefined {
  const type = get(said, "type");
  return typeof type === "string" && Object.keys(said).length === 1
    ? type
    : undefined;
}

/** The schemas that references in a schema lead to. */
function targetsIn(root: JsonObject): ReadonlySet<Schema> {
  const targets = new Set<Schema>();
  const collect = (schema: Schema): void => {
    if (typeof schema === "boolean") return;
    const reference = get(schema, "$ref");
    const target =
      typeof reference === "string" ? schemaAt(root, reference) : undefined;
    if (target !== undefined) targets.add(target);
    for (const [, child] of subschemas(schema)) collect(child);
  };
  collect(root);
  return targets;
}

function leadsInto(schema: Schema, targets: ReadonlySet<Schema>): boolean {
  if (typeof schema === "boolean") return false;
  if (targets.has(schema)) return true;
  return [...subschemas(schema)].some(([, child]) => leadsInto(child, targets));
}
