import {
  type Diagnostic,
  Diagnostics,
} from "../base/diagnostics/diagnostic.js";
import type { Json, JsonObject } from "../base/json/json.js";
import { isPayload } from "../input/samples/sample.js";
import { toJsonSchema } from "../type/json-schema.js";
import { Marks } from "./shape/payload-marks.js";
import { observe } from "./shape/observe.js";
import { emptyShape } from "./shape/shape.js";
import { typeOfShape } from "./type-of-shape.js";

/** How a schema is to be inferred. */
export interface InferOptions {
  /** Whether objects forbid properties that no sample has; by default true. */
  readonly closed?: boolean;
  /** With `settled`, objects are open where samples still bring new keys, and require keys from three samples on. */
  readonly evidence?: "any" | "settled";
}

/** What samples have in common. */
export interface InferredSchema {
  /** A draft-07 JSON Schema that every sample matches. */
  readonly schema: JsonObject;
  /** What the samples leave open, and samples that are no payloads; these have no place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Infers the JSON Schema of payloads from samples of them, by the rules of the generator.
 *
 * @param samples read once, one by one; none is kept
 * @example
 * ```ts
 * const { schema } = inferSchema([{ id: 1 }, { id: 2, boss: null }]);
 * console.log(schema["required"]); // [ 'id' ]
 * ```
 */
export function inferSchema(
  samples: Iterable<Json>,
  { closed = true, evidence = "any" }: InferOptions = {},
): InferredSchema {
  const diagnostics = new Diagnostics();
  const shape = emptyShape();
  const marks = new Marks();
  for (const value of samples) {
    if (isPayload(value, Infinity, diagnostics, () => undefined))
      observe(shape, value, Infinity, marks.of(value), false);
  }
  const type = typeOfShape(shape, diagnostics, evidence);
  const schema = toJsonSchema(type, { closed, evidence });
  return { schema, diagnostics: diagnostics.list };
}
