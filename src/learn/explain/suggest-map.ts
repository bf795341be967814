import { writePath } from "../../type/variable-path.js";
import { formatsOf, nameOf } from "../../type/formats.js";
import {
  maxKeys,
  type ObjectFacet,
  seen,
  type Shape,
} from "../../infer/shape/shape.js";
import { kindsIn } from "../../infer/shape/kinds-in.js";
import { valuesOf } from "../../infer/shape/merge.js";
import { canBeNamed, isDecided, type Suggestion } from "./suggestion.js";
import type { Visit } from "./walk.js";

/** With fewer different keys they may as well be names. */
const fewestKeys = 8;

/** With fewer objects, that a key was seen once says nothing. */
const fewestObjects = 5;

/** The share of keys seen once that names do not come to. */
const leastOnce = 0.5;

/** The share of keys that no identifier is spelt as, from which on one object alone tells. */
const leastUnlikeNames = 0.3;

/** What keys that are data look like, beside strings of a known format. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\d+$/, "numbers"],
  [/^(?=.*\d)[\da-f]{7,}$/i, "hexadecimal ids"],
  [/^[A-Za-z]{1,12}[_:-]?\d+$/, "ids"],
  [/^(?=.*\d)[A-Za-z]{1,6}_[A-Za-z\d]{6,}$/, "ids"],
];

/** A character that programmers put into no name: what holds it is a path, a host, a package or a text. */
const unlikeName = /[./@\s]/;

/** Proposes a `map` for objects whose keys are data: many of them, few in any object, and one kind of value. */
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
  // What keys look like is looked at first: merging their values costs more.
  const because = patternOf(keys) ?? statisticsOf(object, keys);
  if (because === undefined) return;
  const values = valuesOf(object);
  const perObject = seen(values) / object.count;
  const isSparse = perObject * 2 <= keys.length;
  if (!(isSparse || object.count === 1) || !isOfOneKind(values)) return;
  const objects =
    object.count === 1 ? "one object" : `${amount(object.count)} objects`;
  return `${amount(keys.length)} keys in ${objects}, ${because}; their values are of one kind`;
}

/** What the spelling of all keys says of them. */
function patternOf(keys: readonly string[]): string | undefined {
  const format = nameOf(
    keys.reduce((common, key) => common & formatsOf(key), -1),
  );
  if (format !== undefined) return `all of the format ${format}`;
  const pattern = patterns.find(([form]) =>
    keys.every((key) => form.test(key)),
  );
  return pattern && `all ${pattern[1]}`;
}

/** What the number of objects that have each key says of them: names come back, data goes on and on. */
function statisticsOf(
  { count, properties }: ObjectFacet,
  keys: readonly string[],
): string | undefined {
  const times = [...properties.values()].map(({ shape }) => seen(shape));
  const once = times.filter((each) => each === 1).length / keys.length;
  const strange =
    keys.filter((key) => unlikeName.test(key)).length / keys.length;
  const spelling =
    strange < leastUnlikeNames
      ? undefined
      : `${percent(strange)} spelt as no name is`;
  if (count === 1) return spelling;
  if (once < leastOnce || times.some((each) => each >= count)) return;
  if (spelling === undefined && count < fewestObjects) return;
  return [`${percent(once)} seen once`, ...(spelling ? [spelling] : [])].join(
    ", ",
  );
}

/** One JSON type, null aside; and of objects, all with some key. */
export function isOfOneKind(values: Shape): boolean {
  if (kindsIn([values]) !== 1) return false;
  const { object } = values;
  if (!object || object.values) return true;
  return [...object.properties.values()].some(
    ({ shape }) => seen(shape) === object.count,
  );
}

function amount(count: number): string {
  return count.toLocaleString("en-US");
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
