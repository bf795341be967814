import type { Override } from "../../input/manifest/manifest.js";
import type { PayloadType, Property } from "../../type/payload-type.js";
import { unionOf } from "../../type/union.js";
import { membersOf } from "../../type/visit.js";
import type { anyItem } from "../../type/variable-path.js";
import { anyKey, anySign, type Segments } from "../../type/variable-path.js";
import { valuesOf } from "../shape/merge.js";
import { isOptional, type ObjectFacet, type Shape } from "../shape/shape.js";
import {
  type Branch,
  branchesOf,
  maxTags,
  rest,
  type Tag,
} from "./branches.js";
import { type OverrideNode, overridesIn } from "./override-tree.js";
import { alikeIn, isOpen, isSettled, type Kin, kinOf } from "./settled.js";
import type { Subject, Walk } from "./subject.js";
import { tooManyKeys } from "./unfit.js";

/** The type of the objects that were seen at a path. */
export function describeObject(subject: Subject, walk: Walk): PayloadType {
  const { shape, node, branches } = subject;
  const facet = shape.object;
  if (facet && (node?.override?.map === true || facet.values))
    return describeMap(facet, subject, walk);
  if (!facet || facet.properties.size === 0) {
    if (!says(node))
      walk.issues.push({ code: "CE303", segments: subject.segments });
    return { kind: "map", values: { kind: "unknown" } };
  }

  const override = node?.override;
  // With too many tags the discriminator names no kinds; its override is unfit then.
  const tagged = override ? branchesOf(override, branches) : [];
  if (tagged.length > 0 && tagged.length <= maxTags)
    return unionOfKinds(tagged, subject, walk);
  const properties = propertiesOf(facet, subject, walk);
  return override?.exactlyOne
    ? unionOf(properties.map((one) => alone(one, properties)))
    : withOthers(properties, subject, walk);
}

/**
 * The type of objects with these properties, and those that may still come where only what is settled counts: the
 * keys of its kin, or any key, with a value that is like the others where those are alike.
 */
function withOthers(
  properties: readonly Property[],
  subject: Subject,
  { survey, apart }: Walk,
): PayloadType {
  const facet = subject.shape.object;
  const closed: PayloadType = { kind: "object", properties };
  if (!facet || !survey) return closed;
  const kin = kinOf(facet, subject.segments, survey);
  if (kin.length > 0)
    return { ...closed, properties: [...properties, ...lentBy(kin, facet)] };
  if (!isOpen(facet, survey)) return closed;
  const values = apart && alikeIn(facet);
  if (!values) return { ...closed, others: { kind: "unknown" } };
  const above = { ...subject, node: undefined };
  return { ...closed, others: describeAny(above, anyKey, values, apart()) };
}

/** The properties that kin of an object has, and none of the objects had. */
function lentBy(
  kin: readonly Kin[],
  { properties }: ObjectFacet,
): readonly Property[] {
  const keys = new Set(kin.flatMap(({ keys }) => [...keys.keys()]));
  return [...keys]
    .filter((key) => !properties.has(key))
    .map((key) => ({ key, type: { kind: "unknown" }, optional: true }));
}

/** The type of objects that have one property, and none of the others. */
function alone(one: Property, all: readonly Property[]): PayloadType {
  return {
    kind: "object",
    properties: [{ ...one, optional: false }],
    without: all.map(({ key }) => key).filter((key) => key !== one.key),
  };
}

/** The type of objects whose keys are data: an override says so, or there are too many of them. */
function describeMap(
  facet: ObjectFacet,
  subject: Subject,
  walk: Walk,
): PayloadType {
  const { node, segments } = subject;
  const values = valuesOf(facet);
  if (node?.override?.map)
    return {
      kind: "map",
      values: describeAny(subject, anyKey, values, walk),
    };
  walk.issues.push({ code: "CE315", segments });
  const below = [...(node?.children.values() ?? [])].flatMap(overridesIn);
  for (const override of below)
    walk.unfit.push({ override, reason: tooManyKeys(segments) });
  const above = { ...subject, node: undefined };
  return { kind: "map", values: describeAny(above, anyKey, values, walk) };
}

function unionOfKinds(
  tagged: readonly (readonly [Tag, Branch])[],
  subject: Subject,
  walk: Walk,
): PayloadType {
  const types = tagged.map(([tag, branch]) =>
    describeBranch(tag, branch, subject, walk),
  );
  const hasRest = tagged.at(-1)?.[0] === rest;
  return unionOf(hasRest ? withoutOwn(types) : types);
}

/** The type of the objects that have one value of a discriminator. */
function describeBranch(
  tag: Tag,
  { shape, branches }: Branch,
  subject: Subject,
  walk: Walk,
): PayloadType {
  const { discriminator: key, kinds } = subject.node?.override ?? {};
  const tagType = (seen: PayloadType): PayloadType =>
    tag === rest ? otherThan(kinds, seen) : { kind: "enum", values: [tag] };
  const properties =
    shape.object &&
    propertiesOf(shape.object, { ...subject, shape, branches }, walk);
  const tagged = (properties ?? []).map((property) =>
    property.key === key
      ? { ...property, type: tagType(property.type), optional: false }
      : property,
  );
  return withOthers(tagged, { ...subject, shape, branches }, walk);
}

/** A type of tags without those that are named: a payload of a kind that is named has to be as its kind is. */
function otherThan(
  kinds: readonly string[] | undefined,
  type: PayloadType,
): PayloadType {
  const members = membersOf(type).map((member): PayloadType =>
    member.kind === "string" && kinds
      ? { kind: "string", except: kinds }
      : member,
  );
  return unionOf(members);
}

/** With what the other kinds alone have declared as absent from the rest, so that a value can be told from the rest by that, too. */
function withoutOwn(types: readonly PayloadType[]): readonly PayloadType[] {
  const objects = types.filter((type) => type.kind === "object");
  const last = objects.at(-1);
  if (!last || objects.length < 2) return types;
  const keys = new Set(last.properties.map(({ key }) => key));
  const others = objects
    .slice(0, -1)
    .flatMap(({ properties }) => properties.map(({ key }) => key));
  const without = [...new Set(others)].filter((key) => !keys.has(key));
  return [...types.slice(0, -1), { ...last, without }];
}

function propertiesOf(
  facet: ObjectFacet,
  { node, segments, branches }: Subject,
  walk: Walk,
): Property[] {
  const properties: Property[] = [];
  const { survey } = walk;
  const kin = survey ? kinOf(facet, segments, survey) : [];
  for (const [key, property] of facet.properties) {
    const child = node?.children.get(key);
    const subject: Subject = {
      shape: property.shape,
      node: child,
      position:
        key === node?.override?.discriminator ? "discriminator" : "property",
      segments: [...segments, key],
      branches,
    };
    const type = walk.describe(subject);
    const optional =
      isOptional(facet, property) ||
      (survey !== undefined && !isSettled(facet, property, kin));
    properties.push(propertyOf(key, type, optional, child?.override));
  }
  return properties;
}

function propertyOf(
  key: string,
  type: PayloadType,
  optional: boolean,
  override: Override | undefined,
): Property {
  if (!override) return { key, type, optional };
  const { description, deprecated } = override;
  return {
    key,
    type,
    optional: override.optional ?? optional,
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

/** Describes what stands for every item of an array, or every value of a map. */
export function describeAny(
  parent: Subject,
  step: typeof anyItem | typeof anyKey,
  shape: Shape,
  walk: Walk,
): PayloadType {
  const node = parent.node?.children.get(anySign);
  const segments: Segments = [...parent.segments, step];
  return walk.describe({
    ...parent,
    shape,
    node,
    position: "item",
    segments,
  });
}

/** Whether an override says enough of a value that nothing seen in it needs a warning. */
export function says(node: OverrideNode | undefined): boolean {
  const override = node?.override;
  return (override?.type ?? override?.enum ?? override?.map) !== undefined;
}
