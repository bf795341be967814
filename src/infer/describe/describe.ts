import type { Override, OverrideType } from "../../input/manifest/manifest.js";
import { nameOf, type StringFormat } from "../../type/formats.js";
import {
  commonFormats,
  hasSeveral,
  isNothing,
  isOptional,
  nothing,
  type ObjectFacet,
  type Shape,
} from "../shape/shape.js";
import { valuesOf } from "../shape/merge.js";
import {
  type Branch,
  type Branches,
  branchesOf,
  maxTags,
  type Tag,
} from "./branches.js";
import type { Issue } from "./issue.js";
import {
  type OverrideNode,
  overridesIn,
  overrideTree,
} from "./override-tree.js";
import { keepRenamed } from "./keep-renamed.js";
import { isRename, type RenameMistake } from "./rename-mistakes.js";
import { kindsOf, type Subject } from "./subject.js";
import { tooManyKeys, unfitAmong, type UnfitOverride } from "./unfit.js";
import type { PayloadType, Property } from "../../type/payload-type.js";
import type { RenamedPath } from "../../type/renamed-path.js";
import { unionOf } from "../../type/union.js";
import { membersOf } from "../../type/visit.js";
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
  /** The paths that were renamed, and are kept in the type. */
  readonly renamed: readonly RenamedPath[];
  /** What is wrong with those that cannot be kept. */
  readonly mistakes: readonly RenameMistake[];
}

/** What is found on the way through a shape. */
interface Findings {
  readonly issues: Issue[];
  /** What each override speaks of; nothing where no sample has its path. */
  readonly subjects: Map<Override, Subject[]>;
  /** Overrides of keys that are data. */
  readonly unfit: UnfitOverride[];
}

/**
 * Turns the shape of an event's payloads into their type; where an override speaks, it decides.
 *
 * @param branches the shapes of the objects that discriminators tell apart
 */
export function describeShape(
  shape: Shape,
  overrides: OverrideNode = overrideTree([]),
  branches: Branches = new Map(),
): Description {
  const findings: Findings = { issues: [], subjects: new Map(), unfit: [] };
  const { issues, subjects } = findings;
  const seen = describe(
    { shape, node: overrides, position: "payload", segments: [], branches },
    findings,
  );
  const unfit = [...unfitAmong(subjects), ...findings.unfit];
  const known = new Set([
    ...subjects.keys(),
    ...unfit.map(({ override }) => override),
  ]);
  const wrong = new Set(unfit.map(({ override }) => override));
  const all = overridesIn(overrides);
  const renames = all.filter(isRename).filter((one) => !wrong.has(one));
  return {
    ...keepRenamed(seen, renames),
    issues,
    unfit,
    unknown: all.filter((one) => !known.has(one) && !isRename(one)),
  };
}

function describe(subject: Subject, findings: Findings): PayloadType {
  const { shape, node, segments } = subject;
  const { issues, subjects } = findings;
  const override = node?.override;
  if (override) {
    const own = subjects.get(override) ?? [];
    own.push(subject);
    subjects.set(override, own);
  }

  const kinds = kindsOf(subject);
  const members: PayloadType[] = override?.enum
    ? [{ kind: "enum", values: override.enum }]
    : kinds
        .filter((kind) => kind !== "null")
        .map((kind) => typeOf(kind, subject, findings));
  const nullable =
    override?.nullable ?? (shape.nulls > 0 || kinds.includes("null"));

  if (members.length === 0 && !override?.type) {
    if (shape.nulls > 0) issues.push({ code: "CE301", segments });
    return { kind: "unknown" };
  }
  const type = unionOf(nullable ? [...members, { kind: "null" }] : members);
  return override?.format === undefined
    ? type
    : withFormat(type, override.format);
}

function typeOf(
  kind: OverrideType,
  subject: Subject,
  findings: Findings,
): PayloadType {
  const { number, string } = subject.shape;
  switch (kind) {
    case "array":
      return describeArray(subject, findings);
    case "object":
      return describeObject(subject, findings);
    case "string": {
      const format = string && nameOf(commonFormats(string));
      if (!format) return { kind };
      return hasSeveral(string) ? { kind, format } : { kind, hint: format };
    }
    case "integer":
    case "number":
      if (number && number.infinite > 0)
        findings.issues.push({ code: "CE110", segments: subject.segments });
      if (number && number.inexact > 0)
        findings.issues.push({ code: "CE304", segments: subject.segments });
      return { kind };
    case "boolean":
    case "null":
    case "unknown":
      return { kind };
  }
}

function describeArray(subject: Subject, findings: Findings): PayloadType {
  const { shape, node } = subject;
  const items = shape.array?.items ?? nothing;
  const itemNode = node?.children.get(anySign);
  if (isNothing(items) && !says(node) && !says(itemNode))
    findings.issues.push({ code: "CE302", segments: subject.segments });
  return {
    kind: "array",
    items: describeAny(subject, anyItem, items, findings),
  };
}

function describeObject(subject: Subject, findings: Findings): PayloadType {
  const { shape, node, branches } = subject;
  const facet = shape.object;
  if (facet && (node?.override?.map === true || facet.values))
    return describeMap(facet, subject, findings);
  if (!facet || facet.properties.size === 0) {
    if (!says(node))
      findings.issues.push({ code: "CE303", segments: subject.segments });
    return { kind: "map", values: { kind: "unknown" } };
  }

  const override = node?.override;
  // With too many tags the discriminator names no kinds; its override is unfit then.
  const tagged = override ? branchesOf(override, branches) : [];
  if (tagged.length > 0 && tagged.length <= maxTags)
    return unionOf(
      tagged.map(([tag, branch]) =>
        describeBranch(tag, branch, subject, findings),
      ),
    );
  return { kind: "object", properties: propertiesOf(facet, subject, findings) };
}

/** The type of objects whose keys are data: an override says so, or there are too many of them. */
function describeMap(
  facet: ObjectFacet,
  subject: Subject,
  findings: Findings,
): PayloadType {
  const { node, segments } = subject;
  const values = valuesOf(facet);
  if (node?.override?.map)
    return {
      kind: "map",
      values: describeAny(subject, anyKey, values, findings),
    };
  findings.issues.push({ code: "CE315", segments });
  const below = [...(node?.children.values() ?? [])].flatMap(overridesIn);
  for (const override of below)
    findings.unfit.push({ override, reason: tooManyKeys(segments) });
  const above = { ...subject, node: undefined };
  return { kind: "map", values: describeAny(above, anyKey, values, findings) };
}

/** The type of the objects that have one value of a discriminator. */
function describeBranch(
  tag: Tag,
  { shape, branches }: Branch,
  subject: Subject,
  findings: Findings,
): PayloadType {
  const key = subject.node?.override?.discriminator;
  const type: PayloadType = { kind: "enum", values: [tag] };
  const properties =
    shape.object &&
    propertiesOf(shape.object, { ...subject, shape, branches }, findings);
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
  findings: Findings,
): Property[] {
  const properties: Property[] = [];
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
    const type = describe(subject, findings);
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
  findings: Findings,
): PayloadType {
  const node = parent.node?.children.get(anySign);
  const segments: Segments = [...parent.segments, step];
  return describe(
    { ...parent, shape, node, position: "item", segments },
    findings,
  );
}

/** The type, with the format that an override gives to its strings. */
function withFormat(type: PayloadType, format: StringFormat): PayloadType {
  return unionOf(
    membersOf(type).map((member) =>
      member.kind === "string" ? { kind: "string", format } : member,
    ),
  );
}

/** Whether an override says enough of a value that nothing seen in it needs a warning. */
function says(node: OverrideNode | undefined): boolean {
  const override = node?.override;
  return (override?.type ?? override?.enum ?? override?.map) !== undefined;
}
