import type { JsonScalar } from "../base/json/json.js";
import type { StringFormat } from "./formats.js";

/**
 * The type of a payload, or of a value in it: what the samples showed, with the overrides applied. It is
 * plain tagged data; the JSON Schema, the TypeScript and the variable paths are all printed from it.
 */
export type PayloadType =
  | { readonly kind: "unknown" }
  | { readonly kind: "null" }
  | { readonly kind: "boolean" }
  | { readonly kind: "integer" }
  | { readonly kind: "number" }
  | { readonly kind: "string"; readonly format?: StringFormat }
  | EnumType
  | ArrayType
  | ObjectType
  | MapType
  | UnionType;

/** One of a few constants. */
export interface EnumType {
  readonly kind: "enum";
  readonly values: readonly JsonScalar[];
}

/** A list of items of one type. */
export interface ArrayType {
  readonly kind: "array";
  readonly items: PayloadType;
}

/** An object whose properties are known, and only those. */
export interface ObjectType {
  readonly kind: "object";
  readonly properties: readonly Property[];
}

/** An object whose keys are data; with `unknown` values, any object at all. */
export interface MapType {
  readonly kind: "map";
  readonly values: PayloadType;
}

/**
 * Several possibilities; two members at least, none a union itself, `null` last. Objects among them differ in the one
 * value of their discriminator.
 */
export interface UnionType {
  readonly kind: "union";
  readonly members: readonly PayloadType[];
}

/** A property of an {@link ObjectType}. */
export interface Property {
  readonly key: string;
  readonly type: PayloadType;
  readonly optional: boolean;
  readonly description?: string;
  /** Why not to use it any more, or true. */
  readonly deprecated?: string | true;
}
