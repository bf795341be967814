import type { Override } from "../../input/manifest/manifest.js";
import type { Issue } from "./issue.js";
import { misfit, type Position } from "./misfit.js";
import type { OverrideNode } from "./override-tree.js";
import type { Segments } from "../../type/variable-path.js";

/** An override that asks for what its path cannot have. */
export interface UnfitOverride {
  readonly override: Override;
  readonly reason: string;
}

/** What is noted on the way through a shape. */
export interface Notes {
  readonly issues: Issue[];
  readonly refused: Map<Override, string>;
  /** Why overrides may be unfit; of several kinds of objects at a path, one may be as they say. */
  readonly doubts: Map<Override, string>;
  readonly fitting: Set<Override>;
}

/** Notes with nothing in them. */
export function newNotes(): Notes {
  return {
    issues: [],
    refused: new Map(),
    doubts: new Map(),
    fitting: new Set(),
  };
}

/** Notes what is worth a warning. */
export function note(
  code: Issue["code"],
  segments: Segments,
  { issues }: Notes,
): void {
  issues.push({ code, segments });
}

/** Notes an override as unfit. */
export function refuse(
  override: Override,
  reason: string,
  { refused }: Notes,
): void {
  refused.set(override, reason);
}

/** Notes an override as unfit, unless what it needs is there for another kind of object at the path. */
export function expect(
  needed: object | undefined,
  reason: string,
  override: Override,
  { fitting, doubts }: Notes,
): void {
  if (needed) fitting.add(override);
  else doubts.set(override, reason);
}

/** Notes an override as unfit that says what nothing in that position can be. */
export function checkPosition(
  node: OverrideNode | undefined,
  position: Position,
  notes: Notes,
): void {
  if (!node?.override) return;
  const reason = misfit(node.override, position);
  if (reason !== undefined) refuse(node.override, reason, notes);
}

/** The overrides that are unfit. */
export function unfitIn({ refused, doubts, fitting }: Notes): UnfitOverride[] {
  const real = [...doubts].filter(([override]) => !fitting.has(override));
  return [...new Map([...real, ...refused])].map(([override, reason]) => ({
    override,
    reason,
  }));
}
