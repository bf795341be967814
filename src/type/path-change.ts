import type { Segments } from "./variable-path.js";

/** What can happen to a variable path of an event. Of each kind there is one that undoes it. */
export const pathChanges = [
  "path-added",
  "path-removed",
  "type-widened",
  "type-narrowed",
  "type-changed",
  "required-to-optional",
  "optional-to-required",
  "nullable-added",
  "nullable-removed",
  "enum-value-added",
  "enum-value-removed",
  "text-changed",
] as const;

/** What can happen to an event, or to a variable path of one. */
export const changeKinds = [
  "event-added",
  "event-removed",
  "event-renamed",
  "path-renamed",
  ...pathChanges,
] as const;

/** One of {@link pathChanges}. */
export type PathChangeKind = (typeof pathChanges)[number];

/** One of {@link changeKinds}. */
export type ChangeKind = (typeof changeKinds)[number];

/** One change of a payload's type at a variable path. */
export interface PathChange {
  /** Empty for the payload itself. */
  readonly segments: Segments;
  readonly change: PathChangeKind;
  /** In a few words; absent where there was nothing. */
  readonly before?: string;
  readonly after?: string;
  /** Whether the path need not be there, after the change or, where it is removed, before it. */
  readonly optional: boolean;
}
