import type { Json } from "../base/json/json.js";
import type { StringFormat } from "./formats.js";

/**
 * The type of a payload, or of a value in it: what samples showed with the overrides applied, or what a hand-written
 * schema says. It is plain tagged data; JSON Schema, TypeScript, variables and differences are all read from it.
 */
export type PayloadType =
  PlainType | NeverType | UnionType | IntersectionType | ReferenceType;

/** A type that says by itself what its values are. */
export type PlainType =
  | { readonly kind: "unknown" }
  | { readonly kind: "null" }
  | { readonly kind: "boolean" }
  | { readonly kind: "integer" }
  | { readonly kind: "number" }
  | StringType
  | EnumType
  | ArrayType
  | TupleType
  | ObjectType
  | MapType;

/** A text. */
export interface StringType {
  readonly kind: "string";
  readonly format?: StringFormat;
  /** A format that what was seen has, which is too little to insist on it: only comments name it. */
  readonly hint?: StringFormat;
  /** Values that it often has; it may have any other. */
  readonly known?: readonly string[];
  /** Values that it never has: those of the other objects in its union, which it tells apart. */
  readonly except?: readonly string[];
}

/** What no value is of. */
export interface NeverType {
  readonly kind: "never";
}

/** One of a few constants; only a hand-written schema has others than scalars. */
export interface EnumType {
  readonly kind: "enum";
  readonly values: readonly Json[];
}

/** A list of items of one type. */
export interface ArrayType {
  readonly kind: "array";
  readonly items: PayloadType;
}

/** A list whose first items have a type each. */
export interface TupleType {
  readonly kind: "tuple";
  readonly items: readonly PayloadType[];
  /** How many of the items have to be there. */
  readonly least: number;
  /** The type of what may follow them; `never` where nothing may. */
  readonly rest: PayloadType;
}

/** An object whose properties are known. */
export interface ObjectType {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** The type of other properties; absent where there can be none. */
  readonly others?: PayloadType;
  /** Properties that it never has: those of the other objects in its union. */
  readonly without?: readonly string[];
}

/** An object whose keys are data; with `unknown` values, any object at all. */
export interface MapType {
  readonly kind: "map";
  readonly values: PayloadType;
}

/**
 * Several possibilities; two members at least, none a union itself, `null` last. Where they were inferred, objects
 * among them differ in the one value of their discriminator.
 */
export interface UnionType {
  readonly kind: "union";
  readonly members: readonly PayloadType[];
}

/** What is of every one of its parts; two parts at least, none an intersection itself. */
export interface IntersectionType {
  readonly kind: "intersection";
  readonly parts: readonly PayloadType[];
}

/** The type of that name among the {@link Definitions}. */
export interface ReferenceType {
  readonly kind: "reference";
  readonly name: string;
}

/** A property of an {@link ObjectType}. */
export interface Property extends Remarks {
  readonly key: string;
  readonly type: PayloadType;
  readonly optional: boolean;
  /** The path that it was renamed to: it is kept for those who still read it. */
  readonly renamedTo?: string;
  /** Whether it may be left out only because it is filled, wherever it can be, before a payload is sent. */
  readonly alwaysFilled?: true;
}

/** What people wrote about a property or a type. */
export interface Remarks {
  readonly description?: string;
  /** Why not to use it any more, or true. */
  readonly deprecated?: string | true;
}

/** A type with a name of its own, for all that refer to it. */
export interface Definition extends Remarks {
  readonly type: PayloadType;
}

/** The types that others refer to, by name. */
export type Definitions = ReadonlyMap<string, Definition>;

/** A type with what it refers to. */
export interface Defined {
  readonly type: PayloadType;
  readonly definitions: Definitions;
}

/** A payload's type with everything that it refers to. */
export interface WholeType extends Definition {
  readonly definitions: Definitions;
}
