import type { Override, OverrideType } from "../../input/manifest/manifest.js";
import type { PayloadType } from "../../type/payload-type.js";
import type { Segments } from "../../type/variable-path.js";
import type { Shape } from "../shape/shape.js";
import type { Branches } from "./branches.js";
import type { Issue } from "./issue.js";
import type { Position } from "./misfit.js";
import type { Survey } from "./settled.js";
import type { OverrideNode } from "./override-tree.js";

/** One value to describe: what was seen of it, what the overrides say, and where it is. */
export interface Subject {
  readonly shape: Shape;
  readonly node: OverrideNode | undefined;
  readonly position: Position;
  readonly segments: Segments;
  /** What the discriminators at and below it tell apart. */
  readonly branches: Branches;
}

/** A walk through the shape of a payload, and what is found on it. */
export interface Walk {
  readonly issues: Issue[];
  /** What each override speaks of; nothing where no sample has its path. */
  readonly subjects: Map<Override, Subject[]>;
  /** Overrides of keys that are data. */
  readonly unfit: UnfitOverride[];
  /** What all objects show, where the description has to rest on what is settled. */
  readonly survey: Survey | undefined;
  /** Describes one value of it. */
  readonly describe: (subject: Subject) => PayloadType;
  /** Begins a walk through values that may come, whose findings nobody is told of; absent on such a walk itself. */
  readonly apart: (() => Walk) | undefined;
}

/** An override that asks for what its path cannot have. */
export interface UnfitOverride {
  readonly override: Override;
  readonly reason: string;
}

/** The types that an override names, or else those seen, in the order in which unions name them. */
export function kindsOf({ shape, node }: Subject): readonly OverrideType[] {
  if (node?.override?.type) return node.override.type;
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
