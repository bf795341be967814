import { get, isList, type JsonObject } from "../../base/json/json.js";
import { effective } from "../../json-schema/load/draft.js";
import { mapSubschemas, type Schema } from "../../json-schema/load/keywords.js";
import type { Draft } from "../../type/payload.js";
import { asDraft07 } from "./as-draft-07.js";
import { asDraft2020 } from "./as-draft-2020.js";
import { withHarmlessData } from "./harmless-data.js";

/** The drafts that documents for other tools are written in. */
export type TargetDraft = "draft-07" | "2020-12";

/** From what to what a schema is converted. */
export interface Conversion {
  readonly from: Draft;
  readonly to: TargetDraft;
  /** The reference that takes the place of one. */
  readonly reference: (reference: string) => string;
  /** Told of each keyword that the draft does not have, and that nothing can take the place of. */
  readonly onLost: (keyword: string) => void;
}

/** What names a schema or says how to read it, and what holds schemas for references: those have places of their own. */
const dropped: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$anchor",
  "$dynamicAnchor",
  "$recursiveAnchor",
  "$vocabulary",
  "$defs",
  "definitions",
  // A hint whose form depends on who reads it; `oneOf` says the same.
  "discriminator",
]);

/** Texts that stay beside a `$ref`, though drafts up to 07 ignore all that does. */
const texts = ["title", "description", "deprecated"];

/** Writes a schema in the keywords of another draft, so that it accepts what it did. */
export function convertSchema(schema: Schema, conversion: Conversion): Schema {
  if (typeof schema === "boolean") return schema;
  const { from, to, reference } = conversion;
  const counting = Object.entries(schemaThatCounts(schema, from));
  const own = mapSubschemas(
    Object.fromEntries(
      counting.filter(
        ([keyword]) =>
          !dropped.has(keyword) && (keyword !== "id" || from !== "draft-04"),
      ),
    ),
    (child) => convertSchema(child, conversion),
  );
  const $ref = get(own, "$ref");
  const referring =
    typeof $ref === "string" ? { ...own, $ref: reference($ref) } : own;
  const current = from === "draft-04" ? withLimits(referring) : referring;
  const plain = withHarmlessData(withNull(current));
  return to === "2020-12"
    ? asDraft2020(plain, from)
    : asDraft07(plain, from, conversion.onLost);
}

/** What counts of a schema, and what people read of it. */
export function schemaThatCounts(schema: JsonObject, draft: Draft): JsonObject {
  const counting = effective(schema, draft);
  if (counting === schema) return schema;
  const kept = Object.entries(schema).filter(([key]) => texts.includes(key));
  return { ...counting, ...Object.fromEntries(kept) };
}

/** In draft-04, `exclusiveMinimum` is a boolean that says how to take `minimum`. */
function withLimits(schema: JsonObject): JsonObject {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...others } =
    schema;
  return {
    ...others,
    ...(minimum !== undefined && {
      [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum,
    }),
    ...(maximum !== undefined && {
      [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum,
    }),
  };
}

/** Writes OpenAPI 3.0's `nullable`, which counts only beside a `type`, as one more type. */
function withNull(schema: JsonObject): JsonObject {
  const { nullable, ...others } = schema;
  const type = get(schema, "type");
  if (nullable !== true || type === undefined) return others;
  const types = isList(type) ? type : [type];
  if (types.includes("null")) return others;
  return { ...others, type: [...types, "null"] };
}
