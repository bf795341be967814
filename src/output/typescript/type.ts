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
  /** Two members at least. */
  | { readonly kind: "union"; readonly members: readonly TsType[] }
  | AppliedType;

/** A generic type with its arguments, and what may follow: `NonNullable<T>["key"]`. */
export interface AppliedType {
  readonly kind: "apply";
  readonly name: string;
  readonly arguments: readonly TsType[];
  readonly tail: string;
}

/** A member of a type literal or an interface. */
export interface TsMember {
  /** Its JSDoc, a line an entry. */
  readonly doc: readonly string[];
  /** Everything up to the colon: `key`, `"key"?`, `[key: string]`. */
  readonly head: string;
  readonly type: TsType;
}
