import { once } from "../../base/once.js";
import type { Json, JsonObject } from "../../base/json/json.js";
import type { EventModel } from "../../event/event.js";
import { mapSubschemas } from "../../json-schema/load/keywords.js";
import { alternativesOf } from "../../type/alternatives.js";
import { asSent } from "../../type/as-sent.js";
import { definitionOf, payloadReference } from "../../type/definitions.js";
import { toJsonSchema } from "../../type/json-schema.js";
import type {
  Definition,
  Definitions,
  EnumType,
  ObjectType,
  PayloadType,
  Remarks,
} from "../../type/payload-type.js";
import { unionOf } from "../../type/union.js";
import { mapChildren } from "../../type/visit.js";
import { createNaming, pascalCase, wordsOf } from "./key-words.js";

/** What quicktype is given for an event. */
export interface ClassSchema {
  readonly schema: JsonObject;
  /** The payload's keys, by what stands for them in the schema: nothing of a key is left to chance. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What the objects and enums at one place of the payload are called; all of a union are called the same. */
interface Title {
  readonly name: () => string;
  /** What is called so at a step further inwards: a key, or what stands for items and values. */
  readonly within: (suffix: string, step?: string) => Title;
}

/** What is put together. */
interface Lifting {
  /** The schemas of objects and enums, by the references that stand for them until the schema around them is written. */
  readonly inline: Map<string, JsonObject>;
  /** What stands for a key, by the key. */
  readonly marks: Map<string, string>;
  /** The names among the definitions of what the payload refers to. */
  readonly references: Map<string, string>;
  readonly defined: Definitions;
}

/**
 * Writes the type of an event's payload as a JSON Schema in which every object and enum has the name of its class as
 * title. So a name depends on the event alone, and on the way from the payload to the class.
 */
export function classSchemaOf({
  payload,
  names,
  typeNames,
}: EventModel): ClassSchema {
  const { definitions, ...whole } = asSent(payload.type);
  const lifting: Lifting = {
    defined: definitions,
    inline: new Map(),
    marks: new Map(),
    references: new Map(),
  };
  const claim = createNaming();
  for (const name of typeNames.values()) claim(name);
  const titleOf = (name: string): Title => createTitle(name, () => name, claim);
  const title = titleOf(names.payload);
  const root = write(whole, title, lifting);
  const written: Record<string, Json> = {};
  // The map grows while it is gone through.
  for (const [reference, name] of lifting.references)
    written[name] =
      reference === payloadReference
        ? write(whole, title, lifting)
        : write(
            definitionOf(reference, definitions),
            titleOf(typeNames.get(reference) ?? names.payload),
            lifting,
          );
  const self = lifting.references.get(payloadReference);
  return {
    schema: {
      ...(self === undefined ? root : { $ref: `#/definitions/${self}` }),
      definitions: written,
    },
    keys: new Map([...lifting.marks].map(([key, mark]) => [mark, key])),
  };
}

function createTitle(
  base: string,
  nameIt: (base: string) => string,
  claim: (name: string) => string,
): Title {
  const inner = new Map<string, Title>();
  return {
    name: once(() => nameIt(base)),
    within(suffix, step = `\0${suffix}`) {
      const title = inner.get(step) ?? createTitle(base + suffix, claim, claim);
      inner.set(step, title);
      return title;
    },
  };
}

/** Writes the schema of a type. */
function write(
  { type, ...remarks }: Definition,
  title: Title,
  lifting: Lifting,
): JsonObject {
  const isNamed = isClass(type);
  const within =
    type.kind === "object"
      ? withMarks(type, title, lifting)
      : isNamed
        ? type
        : lift(type, title, lifting);
  return {
    ...(isNamed && { title: title.name() }),
    ...describe(remarks),
    ...withInline(toJsonSchema(within, { closed: true }), lifting),
  };
}

/** The schema with what references stand for in their places: quicktype takes long to follow each of them. */
function withInline(schema: JsonObject, lifting: Lifting): JsonObject {
  const { $ref, ...remarks } = schema;
  const inline =
    typeof $ref === "string" ? lifting.inline.get($ref) : undefined;
  if (inline) return { ...inline, ...remarks };
  return mapSubschemas(schema, (child) =>
    typeof child === "boolean" ? child : withInline(child, lifting),
  );
}

/** The type with a reference in place of every object and enum in it, and without what quicktype would misread. */
function lift(type: PayloadType, title: Title, lifting: Lifting): PayloadType {
  const inside = (type: PayloadType, suffix = ""): PayloadType =>
    lift(type, suffix === "" ? title : title.within(suffix), lifting);
  if (isClass(type)) {
    const schema = write({ type }, title, lifting);
    const name = `t${lifting.inline.size}`;
    lifting.inline.set(`#/definitions/${name}`, schema);
    return { kind: "reference", name };
  }
  if (type.kind === "enum") return inside(typeOfConstants(type));
  if (type.kind === "reference") {
    const { references } = lifting;
    const name = references.get(type.name) ?? `r${references.size}`;
    references.set(type.name, name);
    return { kind: "reference", name };
  }
  if (type.kind === "array")
    return { ...type, items: inside(type.items, "Item") };
  if (type.kind === "tuple")
    return inside({
      kind: "array",
      items: unionOf([...type.items, type.rest]),
    });
  if (type.kind === "map")
    return { ...type, values: inside(type.values, "Value") };
  // quicktype would take what any part leaves out for closed in all of them.
  if (type.kind === "intersection")
    return inside(unionOf(alternativesOf(type, lifting.defined)));
  if (type.kind === "never") return { kind: "unknown" };
  // A format would be sent in another form.
  if (type.kind === "string") return { kind: "string" };
  return mapChildren(type, (child) => inside(child));
}

/** Whether it has a name: objects, and enums of texts alone, which quicktype keeps. */
function isClass(type: PayloadType): boolean {
  return (
    type.kind === "object" ||
    (type.kind === "enum" &&
      type.values.every((value) => typeof value === "string"))
  );
}

/** The texts among constants as an enum, and the types of the others. */
function typeOfConstants({ values }: EnumType): PayloadType {
  const texts = values.filter((value) => typeof value === "string");
  const others = values.filter((value) => typeof value !== "string");
  const own: readonly PayloadType[] =
    texts.length > 0 ? [{ kind: "enum", values: texts }] : [];
  return unionOf([...own, ...others.map(typeOfConstant)]);
}

function typeOfConstant(value: Json): PayloadType {
  if (value === null) return { kind: "null" };
  if (typeof value === "boolean") return { kind: "boolean" };
  if (typeof value === "number")
    return { kind: Number.isInteger(value) ? "integer" : "number" };
  return Array.isArray(value)
    ? { kind: "array", items: { kind: "unknown" } }
    : { kind: "map", values: { kind: "unknown" } };
}

/** The object with marks as its keys: by them quicktype sorts, so that the order of the properties stays. */
function withMarks(
  { properties, others, ...type }: ObjectType,
  title: Title,
  lifting: Lifting,
): ObjectType {
  return {
    ...type,
    properties: properties
      // What can never be there has no type elsewhere.
      .filter(({ type, optional }) => type.kind !== "never" || !optional)
      .map(({ key, type, optional, ...remarks }) => ({
        key: markOf(key, lifting),
        type: lift(type, title.within(pascalCase(wordsOf(key)), key), lifting),
        optional,
        ...describe(remarks),
      })),
    ...(others && { others: lift(others, title.within("Value"), lifting) }),
  };
}

function markOf(key: string, { marks }: Lifting): string {
  const mark = marks.get(key) ?? `k${marks.size.toString().padStart(6, "0")}`;
  marks.set(key, mark);
  return mark;
}

/** What people wrote, as one text. */
function describe({ description, deprecated }: Remarks): {
  readonly description?: string;
} {
  const texts = [
    ...(description === undefined ? [] : [description]),
    ...(deprecated === undefined ? [] : [deprecationText(deprecated)]),
  ];
  return texts.length === 0 ? {} : { description: texts.join("\n\n") };
}

/** How it is said that something is not to be used any more. */
export function deprecationText(deprecated: string | true): string {
  return deprecated === true
    ? "Deprecated: do not use it any more."
    : `Deprecated: ${deprecated}`;
}
