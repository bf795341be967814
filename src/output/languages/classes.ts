/**
 * The types of an event as languages with classes have them: what quicktype makes of the payload's schema. Objects are
 * classes with a name, and objects that a union tells apart are one class with the properties of all of them.
 */
export interface Classes {
  /** What the payload itself is. */
  readonly payload: ClassType;
  /** Classes, from the payload's inwards, and enums. */
  readonly declarations: readonly Declaration[];
}

/** A type that has a name. */
export type Declaration = ClassDeclaration | EnumDeclaration;

/** An object whose properties are known. */
export interface ClassDeclaration {
  readonly kind: "class";
  readonly name: string;
  readonly description: readonly string[];
  readonly fields: readonly Field[];
}

/** A string that is one of a few. */
export interface EnumDeclaration {
  readonly kind: "enum";
  readonly name: string;
  readonly values: readonly string[];
}

/** A property of a class. */
export interface Field {
  /** As it is sent. */
  readonly key: string;
  readonly type: ClassType;
  readonly optional: boolean;
  readonly description: readonly string[];
}

/** The type of a value. */
export type ClassType =
  | { readonly kind: "any" }
  | { readonly kind: "null" }
  | { readonly kind: "boolean" }
  | { readonly kind: "integer" }
  | { readonly kind: "number" }
  | { readonly kind: "string" }
  | { readonly kind: "list"; readonly items: ClassType }
  | { readonly kind: "map"; readonly values: ClassType }
  | { readonly kind: "declared"; readonly name: string }
  | UnionOfKinds;

/** One of several types, each of another kind of JSON value; `null` last. */
export interface UnionOfKinds {
  readonly kind: "union";
  readonly members: readonly ClassType[];
}

/** A type without `null`, and whether it had that. */
export function withoutNull(type: ClassType): {
  readonly type: ClassType;
  readonly isNullable: boolean;
} {
  if (type.kind === "any" || type.kind === "null")
    return { type: { kind: "any" }, isNullable: true };
  if (type.kind !== "union") return { type, isNullable: false };
  const members = type.members.filter(({ kind }) => kind !== "null");
  const [only] = members;
  return {
    type: only && members.length === 1 ? only : { kind: "union", members },
    isNullable: members.length < type.members.length,
  };
}
