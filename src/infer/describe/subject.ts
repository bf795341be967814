import type { OverrideType } from "../../input/manifest/manifest.js";
import type { Segments } from "../../type/variable-path.js";
import type { Shape } from "../shape/shape.js";
import type { Branches } from "./branches.js";
import type { Position } from "./misfit.js";
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
