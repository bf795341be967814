import { matchesIn } from "../../input/sensitive/matches.js";
import { writePath } from "../../type/variable-path.js";
import { seen } from "../../infer/shape/shape.js";
import { canBeNamed, isDecided, type Suggestion } from "./suggestion.js";
import type { Visit } from "./walk.js";

/** With fewer values, a few different ones say nothing. */
const fewest = 20;

/** Different values that a list has at most. */
export const mostConstants = 12;

/** A value seen once may be one of many. */
const leastOften = 2;

/** Constants are written by programmers, all in one of these ways. */
const spellings: readonly RegExp[] = [
  /^[a-z]+(?:_[a-z]+)*$/,
  /^[a-z]+(?:-[a-z]+)*$/,
  /^[A-Z]+(?:_[A-Z]+)*$/,
  /^(?:[A-Z][a-z]+)+$/,
];

/** Words of keys whose values are named by people, however few of them samples have. */
const freeText =
  /(?:^|_)(?:names?|login|user|users?name|title|slug|key|ids?|sha|refs?|branch|path|file|urls?|uri|email|description|message|body|text|label|tag|city|owner|author|color|host|domain)$/;

/** Proposes an `enum` for a string that is one of a few constants, each seen again and again. */
export function suggestEnum(visit: Visit): Suggestion | undefined {
  const { segments, shape } = visit;
  const key = segments.findLast((segment) => typeof segment === "string");
  const { string } = shape;
  if (!string?.distinct || string.count + shape.nulls < seen(shape)) return;
  if (isDecided(visit) || !canBeNamed(visit) || key === undefined) return;
  const isTag = visit.parent?.override?.discriminator === key;
  if (isTag || freeText.test(snakeCase(key))) return;
  const values = [...string.distinct.keys()].sort();
  const counts = [...string.distinct.values()];
  if (string.count < fewest || values.length < 2) return;
  if (values.length > mostConstants) return;
  if (counts.some(({ count }) => count < leastOften)) return;
  if (counts.some(({ formats }) => formats !== 0)) return;
  if (!areConstants(values, key)) return;
  const least = Math.min(...counts.map(({ count }) => count));
  return {
    path: writePath(segments),
    kind: "enum",
    override: { enum: values },
    evidence: `${string.count} strings seen, ${values.length} different, each at least ${least} times`,
  };
}

/** Whether all values are spelt as constants are, in one way, and none could be somebody's. */
export function areConstants(values: readonly string[], key: string): boolean {
  return (
    spellings.some((spelling) => values.every((one) => spelling.test(one))) &&
    values.every((one) => matchesIn(one, key).length === 0)
  );
}

/** A key as words in small letters. */
function snakeCase(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[\s-]+/g, "_")
    .toLowerCase();
}
