import type { JsonScalar } from "../../base/json/json.js";
import type {
  ManifestOptions,
  Override,
  OverrideType,
} from "../../input/manifest/manifest.js";
import { nameOf, type StringFormat } from "../../type/formats.js";
import {
  commonFormats,
  hasSeveral,
  isNothing,
  nothing,
  type Shape,
} from "../shape/shape.js";
import type { Branches } from "./branches.js";
import { describeAny, describeObject, says } from "./describe-object.js";
import type { Issue } from "./issue.js";
import {
  type OverrideNode,
  overridesIn,
  overrideTree,
} from "./override-tree.js";
import { keepRenamed } from "./keep-renamed.js";
import { isRename, type RenameMistake } from "./rename-mistakes.js";
import { surveyOf } from "./settled.js";
import {
  kindsOf,
  type Subject,
  type UnfitOverride,
  type Walk,
} from "./subject.js";
import { unfitAmong } from "./unfit.js";
import type { PayloadType } from "../../type/payload-type.js";
import type { RenamedPath } from "../../type/renamed-path.js";
import { unionOf } from "../../type/union.js";
import { membersOf } from "../../type/visit.js";
import { anyItem, anySign } from "../../type/variable-path.js";

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

/**
 * Turns the shape of an event's payloads into their type; where an override speaks, it decides.
 *
 * @param branches the shapes of the objects that discriminators tell apart
 * @param evidence with `settled` the type is wider, where too few payloads have shown what is in an object
 */
export function describeShape(
  shape: Shape,
  overrides: OverrideNode = overrideTree([]),
  branches: Branches = new Map(),
  evidence: ManifestOptions["evidence"] = "any",
): Description {
  const walk = walkFor(
    evidence === "settled" ? surveyOf(shape, overrides) : undefined,
  );
  const { issues, subjects } = walk;
  const seen = describe(
    { shape, node: overrides, position: "payload", segments: [], branches },
    walk,
  );
  const unfit = [...unfitAmong(subjects), ...walk.unfit];
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

function walkFor(survey: Walk["survey"], isApart = false): Walk {
  const walk: Walk = {
    issues: [],
    subjects: new Map(),
    unfit: [],
    survey,
    describe: (subject) => describe(subject, walk),
    apart: isApart ? undefined : () => walkFor(survey, true),
  };
  return walk;
}

function describe(subject: Subject, walk: Walk): PayloadType {
  const { shape, node, segments } = subject;
  const { issues, subjects } = walk;
  const override = node?.override;
  if (override) {
    const own = subjects.get(override) ?? [];
    own.push(subject);
    subjects.set(override, own);
  }

  const kinds = kindsOf(subject);
  const members: PayloadType[] = override?.enum
    ? [constantsOf(override.enum, override)]
    : kinds
        .filter((kind) => kind !== "null")
        .map((kind) => typeOf(kind, subject, walk));
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

function typeOf(kind: OverrideType, subject: Subject, walk: Walk): PayloadType {
  const { number, string } = subject.shape;
  switch (kind) {
    case "array":
      return describeArray(subject, walk);
    case "object":
      return describeObject(subject, walk);
    case "string": {
      const format = string && nameOf(commonFormats(string));
      if (!format) return { kind };
      return hasSeveral(string) ? { kind, format } : { kind, hint: format };
    }
    case "integer":
    case "number":
      if (number && number.infinite > 0)
        walk.issues.push({ code: "CE110", segments: subject.segments });
      if (number && number.inexact > 0)
        walk.issues.push({ code: "CE304", segments: subject.segments });
      return { kind };
    case "boolean":
    case "null":
    case "unknown":
      return { kind };
  }
}

function describeArray(subject: Subject, walk: Walk): PayloadType {
  const { shape, node } = subject;
  const items = shape.array?.items ?? nothing;
  const itemNode = node?.children.get(anySign);
  if (isNothing(items) && !says(node) && !says(itemNode))
    walk.issues.push({ code: "CE302", segments: subject.segments });
  return {
    kind: "array",
    items: describeAny(subject, anyItem, items, walk),
  };
}

/** The constants of an override, or those of its strings that are known. */
function constantsOf(
  values: readonly JsonScalar[],
  { open }: Override,
): PayloadType {
  return open
    ? { kind: "string", known: values.map(String) }
    : { kind: "enum", values };
}

/** The type, with the format that an override gives to its strings. */
function withFormat(type: PayloadType, format: StringFormat): PayloadType {
  return unionOf(
    membersOf(type).map((member) =>
      member.kind === "string" ? { kind: "string", format } : member,
    ),
  );
}
