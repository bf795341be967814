import type { Override, OverrideType } from "../../input/manifest/manifest.js";
import { nameOf } from "../../type/formats.js";
import {
  commonFormats,
  isNothing,
  isOptional,
  nothing,
  type ObjectFacet,
  type Shape,
} from "../shape/shape.js";
import { valuesOf } from "../shape/values-of.js";
import {
  type Branch,
  type Branches,
  branchesOf,
  maxTags,
  type Tag,
} from "./branches.js";
import type { Issue } from "./issue.js";
import { type OverrideNode, overrideTree, unseen } from "./override-tree.js";
import {
  checkPosition,
  expect,
  newNotes,
  note,
  type Notes,
  refuse,
  type UnfitOverride,
  unfitIn,
} from "./notes.js";
import type { PayloadType, Property } from "../../type/payload-type.js";
import { unionOf } from "../../type/union.js";
import {
  anyItem,
  anyKey,
  anySign,
  type Segments,
} from "../../type/variable-path.js";

/** A payload's type, and what there is to say about how it was found. */
export interface Description {
  readonly type: PayloadType;
  readonly issues: readonly Issue[];
  /** Overrides that ask for what their path cannot have. */
  readonly unfit: readonly UnfitOverride[];
  /** Overrides of paths that no sample has. */
  readonly unknown: readonly Override[];
}

const noKeys =
  "no sample has an object there, so there are no keys to call data";
const nothingToTell =
  "no sample has an object there, so there is nothing to tell apart";
const noText = "a format is for strings, and this is none";
const tooManyTags = `its discriminator has more than ${maxTags} different values, so it names no kinds`;

/** One value to describe: what was seen of it, what the overrides say, and where it is. */
interface Subject {
  readonly shape: Shape;
  readonly node: OverrideNode | undefined;
  readonly segments: Segments;
  /** What the discriminators at and below it tell apart. */
  readonly branches: Branches;
}

/**
 * Turns the shape of an event's payloads into their type; where an override speaks, it decides.
 *
 * @param branches the shapes of the objects that discriminators tell apart
 */
export function describeShape(
  shape: Shape,
  overrides: readonly Override[],
  branches: Branches = new Map(),
): Description {
  const tree = overrides.length > 0 ? overrideTree(overrides) : undefined;
  const notes = newNotes();
  checkPosition(tree, "payload", notes);
  const type = describe({ shape, node: tree, segments: [], branches }, notes);
  const { issues } = notes;
  const unknown = tree ? unseen(tree) : [];
  return { type, issues, unfit: unfitIn(notes), unknown };
}

function describe(subject: Subject, notes: Notes): PayloadType {
  const { shape, node } = subject;
  const override = node?.override;
  if (node) node.seen = true;

  const kinds = override?.type ?? kindsOf(shape);
  const members: PayloadType[] = override?.enum
    ? [{ kind: "enum", values: override.enum }]
    : kinds
        .filter((kind) => kind !== "null")
        .map((kind) => typeOf(kind, subject, notes));
  const nullable =
    override?.nullable ?? (shape.nulls > 0 || kinds.includes("null"));

  if (members.length === 0 && !override?.type) {
    if (shape.nulls > 0) note("CE301", subject.segments, notes);
    return { kind: "unknown" };
  }
  const type = unionOf(nullable ? [...members, { kind: "null" }] : members);
  return override ? applyDetails(type, override, shape, notes) : type;
}

/** The types seen, in the order in which unions name them. */
function kindsOf(shape: Shape): OverrideType[] {
  const kinds: OverrideType[] = [];
  if (shape.booleans > 0) kinds.push("boolean");
  if (shape.number)
    kinds.push(
      shape.number.fractions + shape.number.inexact > 0 ? "number" : "integer",
    );
  if (shape.string) kinds.push("string");
  if (shape.array) kinds.push("array");
  if (shape.object) kinds.push("object");
  return kinds;
}

function typeOf(
  kind: OverrideType,
  subject: Subject,
  notes: Notes,
): PayloadType {
  const { number, string } = subject.shape;
  switch (kind) {
    case "array":
      return describeArray(subject, notes);
    case "object":
      return describeObject(subject, notes);
    case "string": {
      const format = string && nameOf(commonFormats(string));
      return format ? { kind, format } : { kind };
    }
    case "integer":
    case "number":
      if (number && number.infinite > 0) note("CE110", subject.segments, notes);
      if (number && number.inexact > 0) note("CE304", subject.segments, notes);
      return { kind };
    case "boolean":
    case "null":
    case "unknown":
      return { kind };
  }
}

function describeArray(subject: Subject, notes: Notes): PayloadType {
  const { shape, node } = subject;
  const items = shape.array?.items ?? nothing;
  const itemNode = node?.children.get(anySign);
  if (isNothing(items) && !says(node) && !says(itemNode))
    note("CE302", subject.segments, notes);
  return { kind: "array", items: describeAny(subject, anyItem, items, notes) };
}

function describeObject(subject: Subject, notes: Notes): PayloadType {
  const { shape, node, branches } = subject;
  const facet = shape.object;
  if (facet && node?.override?.map)
    return {
      kind: "map",
      values: describeAny(subject, anyKey, valuesOf(facet), notes),
    };
  if (!facet || facet.properties.size === 0) {
    if (!says(node)) note("CE303", subject.segments, notes);
    return { kind: "map", values: { kind: "unknown" } };
  }

  const override = node?.override;
  const tagged = override ? branchesOf(override, branches) : [];
  if (override && tagged.length > maxTags) refuse(override, tooManyTags, notes);
  else if (tagged.length > 0)
    return unionOf(
      tagged.map(([tag, branch]) =>
        describeBranch(tag, branch, subject, notes),
      ),
    );
  return { kind: "object", properties: propertiesOf(facet, subject, notes) };
}

/** The type of the objects that have one value of a discriminator. */
function describeBranch(
  tag: Tag,
  { shape, branches }: Branch,
  subject: Subject,
  notes: Notes,
): PayloadType {
  const key = subject.node?.override?.discriminator;
  const type: PayloadType = { kind: "enum", values: [tag] };
  const properties =
    shape.object &&
    propertiesOf(shape.object, { ...subject, shape, branches }, notes);
  return {
    kind: "object",
    properties: (properties ?? []).map((property) =>
      property.key === key ? { ...property, type, optional: false } : property,
    ),
  };
}

function propertiesOf(
  facet: ObjectFacet,
  { node, segments, branches }: Subject,
  notes: Notes,
): Property[] {
  const properties: Property[] = [];
  for (const [key, property] of facet.properties) {
    const child = node?.children.get(key);
    const subject: Subject = {
      shape: property.shape,
      node: child,
      segments: [...segments, key],
      branches,
    };
    const isTag = key === node?.override?.discriminator;
    checkPosition(child, isTag ? "discriminator" : "property", notes);
    const type = describe(subject, notes);
    const optional = isOptional(facet, property);
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
function describeAny(
  parent: Subject,
  step: typeof anyItem | typeof anyKey,
  shape: Shape,
  notes: Notes,
): PayloadType {
  const node = parent.node?.children.get(anySign);
  checkPosition(node, "item", notes);
  return describe(
    { ...parent, shape, node, segments: [...parent.segments, step] },
    notes,
  );
}

/** Applies what an override says beside the type itself. */
function applyDetails(
  type: PayloadType,
  override: Override,
  shape: Shape,
  notes: Notes,
): PayloadType {
  const { format, map, discriminator } = override;
  if (map) expect(shape.object, noKeys, override, notes);
  if (discriminator !== undefined)
    expect(shape.object, nothingToTell, override, notes);
  if (format === undefined) return type;
  const members = type.kind === "union" ? type.members : [type];
  const text = members.find((member) => member.kind === "string");
  expect(text, noText, override, notes);
  return unionOf(
    members.map((member) =>
      member.kind === "string" ? { kind: "string", format } : member,
    ),
  );
}

/** Whether an override says enough of a value that nothing seen in it needs a warning. */
function says(node: OverrideNode | undefined): boolean {
  const override = node?.override;
  return (override?.type ?? override?.enum ?? override?.map) !== undefined;
}
