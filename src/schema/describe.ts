import type { Override, OverrideType } from "../manifest/manifest.js";
import { nameOf } from "../shape/formats.js";
import { merge } from "../shape/merge.js";
import {
  isNothing,
  nothing,
  type ObjectFacet,
  type Shape,
} from "../shape/shape.js";
import type { Issue } from "./issue.js";
import { type OverrideNode, overrideTree, unseen } from "./overrides.js";
import type { PayloadType, Property } from "./payload-type.js";
import { unionOf } from "./union.js";
import { anyItem, anyItemSign, type Segments } from "./variable-path.js";

/** A payload's type, and what there is to say about how it was found. */
export interface Description {
  readonly type: PayloadType;
  readonly issues: readonly Issue[];
  /** Overrides that ask for what their path cannot have. */
  readonly unfit: readonly UnfitOverride[];
  /** Overrides of paths that no sample has. */
  readonly unknown: readonly Override[];
}

/** An override that asks for what its path cannot have. */
export interface UnfitOverride {
  readonly override: Override;
  readonly reason: string;
}

/** What is noted on the way through a shape. */
interface Notes {
  readonly issues: Issue[];
  readonly unfit: UnfitOverride[];
}

/** One value to describe: what was seen of it, what the overrides say, and where it is. */
interface Subject {
  readonly shape: Shape;
  readonly node: OverrideNode | undefined;
  readonly segments: Segments;
}

/** Turns the shape of an event's payloads into their type; where an override speaks, it decides. */
export function describeShape(
  shape: Shape,
  overrides: readonly Override[],
): Description {
  const tree = overrides.length > 0 ? overrideTree(overrides) : undefined;
  const notes: Notes = { issues: [], unfit: [] };
  const type = describe({ shape, node: tree, segments: [] }, notes);
  return { type, ...notes, unknown: tree ? unseen(tree) : [] };
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
  const nullable = override?.nullable ?? (shape.null || kinds.includes("null"));

  if (members.length === 0 && !override?.type) {
    if (shape.null) note("CE301", subject, notes);
    return { kind: "unknown" };
  }
  const type = unionOf(nullable ? [...members, { kind: "null" }] : members);
  return override ? applyDetails(type, override, shape, notes) : type;
}

/** The types seen, in the order in which unions name them. */
function kindsOf(shape: Shape): OverrideType[] {
  const kinds: OverrideType[] = [];
  if (shape.boolean) kinds.push("boolean");
  if (shape.number)
    kinds.push(
      shape.number.fraction || shape.number.inexact ? "number" : "integer",
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
      const format = string && nameOf(string.formats);
      return format ? { kind, format } : { kind };
    }
    case "integer":
    case "number":
      if (number?.infinite) note("CE110", subject, notes);
      if (number?.inexact) note("CE304", subject, notes);
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
  const itemNode = node?.children.get(anyItemSign);
  if (isNothing(items) && !says(node) && !says(itemNode))
    note("CE302", subject, notes);
  return { kind: "array", items: describeAny(subject, items, notes) };
}

function describeObject(subject: Subject, notes: Notes): PayloadType {
  const { shape, node, segments } = subject;
  const facet = shape.object;
  if (facet && node?.override?.map)
    return {
      kind: "map",
      values: describeAny(subject, valuesOf(facet), notes),
    };
  if (!facet || facet.properties.size === 0) {
    if (!says(node)) note("CE303", subject, notes);
    return { kind: "map", values: { kind: "unknown" } };
  }

  const properties: Property[] = [];
  for (const [key, property] of facet.properties) {
    const child = node?.children.get(key);
    const type = describe(
      { shape: property.shape, node: child, segments: [...segments, key] },
      notes,
    );
    properties.push(propertyOf(key, type, property.optional, child?.override));
  }
  return { kind: "object", properties };
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
function describeAny(parent: Subject, shape: Shape, notes: Notes): PayloadType {
  const node = parent.node?.children.get(anyItemSign);
  const override = node?.override;
  if (
    override &&
    (override.optional ?? override.description ?? override.deprecated) !==
      undefined
  ) {
    const reason =
      "only a property can be optional, described or deprecated, and this is an item";
    notes.unfit.push({ override, reason });
  }
  return describe(
    { shape, node, segments: [...parent.segments, anyItem] },
    notes,
  );
}

/** All values of an object whose keys are data, as one. */
function valuesOf(facet: ObjectFacet): Shape {
  let values = nothing;
  for (const { shape } of facet.properties.values())
    values = merge(values, shape);
  return values;
}

/** Applies what an override says beside the type itself. */
function applyDetails(
  type: PayloadType,
  override: Override,
  shape: Shape,
  notes: Notes,
): PayloadType {
  if (override.map && !shape.object) {
    notes.unfit.push({
      override,
      reason:
        "no sample has an object there, so there are no keys to call data",
    });
  }
  const { format } = override;
  if (format === undefined) return type;
  const members = type.kind === "union" ? type.members : [type];
  if (!members.some((member) => member.kind === "string")) {
    notes.unfit.push({
      override,
      reason: "a format is for strings, and this is none",
    });
  }
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

function note(code: Issue["code"], { segments }: Subject, notes: Notes): void {
  notes.issues.push({ code, segments });
}
