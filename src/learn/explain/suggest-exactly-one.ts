import { valuesOf } from "../../infer/shape/merge.js";
import { seen } from "../../infer/shape/shape.js";
import { writePath } from "../../type/variable-path.js";
import { isOfOneKind } from "./suggest-map.js";
import { canBeNamed, isDecided, type Suggestion } from "./suggestion.js";
import type { Visit } from "./walk.js";

/** With fewer objects, that none has two keys may be chance. */
const fewestObjects = 10;

/** How often a key has to come on average: keys that are data come once. */
const leastOften = 2;

/** Proposes `exactlyOne` for objects of one key each, which tells what is in it. */
export function suggestExactlyOne(visit: Visit): Suggestion | undefined {
  const { segments, shape } = visit;
  const { object } = shape;
  if (!object || isDecided(visit) || !canBeNamed(visit)) return;
  if (seen(shape) > object.count + shape.nulls) return;
  const { count, most, properties } = object;
  if (most !== 1 || count < fewestObjects) return;
  if (properties.size < 2 || count < properties.size * leastOften) return;
  // An object that has no key at all has not one of them.
  const values = valuesOf(object);
  if (seen(values) < count || isOfOneKind(values)) return;
  const path = writePath(segments);
  return {
    path,
    kind: "exactlyOne",
    override: { exactlyOne: true },
    evidence: `each of ${count} objects has exactly one of ${properties.size} keys, and what is in them differs`,
  };
}
