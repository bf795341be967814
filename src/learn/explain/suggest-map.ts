import { writePath } from "../../type/variable-path.js";
import { formatsOf, nameOf } from "../../type/formats.js";
import {
  maxKeys,
  type ObjectFacet,
  seen,
  type Shape,
} from "../../infer/shape/shape.js";
import { valuesOf } from "../../infer/shape/merge.js";
import { canBeNamed, isDecided, type Suggestion } from "./suggestion.js";
import type { Visit } from "./walk.js";

/** With fewer different keys they may as well be names. */
const fewestKeys = 8;

/** What keys that are data look like, beside strings of a known format. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\d+$/, "numbers"],
  [/^(?=.*\d)[\da-f]{7,}$/i, "hexadecimal ids"],
  [/^[A-Za-z]{1,12}[_:-]?\d+$/, "ids"],
  [/^(?=.*\d)[A-Za-z]{1,6}_[A-Za-z\d]{6,}$/, "ids"],
];

/** Proposes a `map` for objects whose keys are data: many of them, few an object, of one pattern and one kind of value. */
export function suggestMap(visit: Visit): Suggestion | undefined {
  const { segments, shape } = visit;
  const { object } = shape;
  if (!object || isDecided(visit) || !canBeNamed(visit)) return;
  // Of the payload itself only a discriminator can be said.
  if (segments.length === 0) return;
  if (seen(shape) > object.count + shape.nulls) return;
  // Overrides of single keys say that the keys are names.
  if (visit.node && visit.node.children.size > 0) return;
  const evidence = object.values
    ? `more than ${maxKeys} different keys in ${object.count} objects`
    : evidenceIn(object);
  if (evidence === undefined) return;
  const path = writePath(segments);
  return { path, kind: "map", override: { map: true }, evidence };
}

function evidenceIn(object: ObjectFacet): string | undefined {
  const keys = [...object.properties.keys()];
  if (keys.length < fewestKeys) return;
  // The keys decide most often, and merging the values costs more than looking at them.
  const pattern = patternOf(keys);
  if (pattern === undefined) return;
  const values = valuesOf(object);
  const perObject = seen(values) / object.count;
  if (perObject * 2 > keys.length || !isOfOneShape(object, values)) return;
  const mean = perObject.toFixed(1).replace(".0", "");
  return `${keys.length} different keys in ${object.count} objects, ${mean} each, all ${pattern}; their values are of one shape`;
}

function patternOf(keys: readonly string[]): string | undefined {
  const format = nameOf(
    keys.reduce((common, key) => common & formatsOf(key), -1),
  );
  if (format !== undefined) return `of the format ${format}`;
  return patterns.find(([form]) => keys.every((key) => form.test(key)))?.[1];
}

/** One JSON type, null aside; and objects with the same keys, but for every fifth. */
function isOfOneShape(facet: ObjectFacet, values: Shape): boolean {
  const { booleans, number, string, array, object } = values;
  const kinds = [booleans > 0, number, string, array, object];
  if (kinds.filter(Boolean).length !== 1) return false;
  if (!object) return true;
  return [...facet.properties.values()].every(({ shape }) => {
    const own = shape.object?.properties.size ?? object.properties.size;
    return own * 5 >= object.properties.size * 4;
  });
}
