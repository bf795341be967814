/**
 * TypeScript types as plain data, and how they are laid out. The layout is prettier's default style, so
 * that generated files are fixed points of it without prettier having to run.
 */
export type TsType =
  /** Text that is never broken. */
  | { readonly kind: "text"; readonly text: string }
  /** A type literal, a member a line. */
  | { readonly kind: "object"; readonly members: readonly TsMember[] }
  | { readonly kind: "array"; readonly items: TsType }
  | { readonly kind: "tuple"; readonly elements: readonly TsElement[] }
  /** Two members at least. */
  | { readonly kind: "union"; readonly members: readonly TsType[] }
  /** Two parts at least. */
  | { readonly kind: "intersection"; readonly parts: readonly TsType[] }
  | AppliedType;

/** A generic type with its arguments, and what may follow: `NonNullable<T>["key"]`. */
export interface AppliedType {
  readonly kind: "apply";
  readonly name: string;
  readonly arguments: readonly TsType[];
  readonly tail: string;
}

/** An element of a tuple. */
export interface TsElement {
  /** What stands before its type: `...`, where it is the rest. */
  readonly before: string;
  readonly type: TsType;
  /** What stands after its type: `?`, where it may be absent. */
  readonly after: string;
}

/** A member of a type literal or an interface. */
export interface TsMember {
  /** Its JSDoc, a line an entry. */
  readonly doc: readonly string[];
  /** Everything up to the colon: `key`, `"key"?`, `[key: string]`. */
  readonly head: string;
  readonly type: TsType;
}
