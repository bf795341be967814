import { matchesIn } from "../../input/sensitive/matches.js";
import { writePath } from "../../type/variable-path.js";
import { seen } from "../../infer/shape/shape.js";
import { unseenValues } from "./unseen-values.js";
import { canBeNamed, isDecided, type Suggestion } from "./suggestion.js";
import type { Visit } from "./walk.js";

/** With fewer values, a few different ones say nothing. */
const fewest = 20;

/** Different values that a list has at most. */
export const mostConstants = 24;

/** How often a value has to come on average: what comes less often is one of many. */
const leastOften = 4;

/** The share of strings that may be the only ones of their value. */
const mostAlone = 0.05;

/** Constants are written by programmers, all in one of these ways. */
const spellings: readonly RegExp[] = [
  /^[a-z]+(?:[_-][a-z]+)*$/,
  /^[A-Z]+(?:_[A-Z]+)*$/,
  /^[a-z]+(?:[A-Z][a-z]+)*$/,
  /^(?:[A-Z][a-z]+)+$/,
  /^[a-z]+(?:\.[a-z_]+)+$/,
  /^[a-z]+\/[a-z.+-]+$/,
];

/** Words of keys whose values people name, or come from vocabularies that go on, however few of them samples have. */
const freeText =
  /(?:^|_)(?:names?|login|user|users?name|title|slug|key|ids?|sha|refs?|branch|path|file|urls?|uri|email|description|message|body|text|label|tag|city|owner|author|color|host|domain|lang|languages?|locales?|ext|extensions?|country|countries|currency|currencies|networks?|regions?|time_?zones?|tz|net|keywords?|tags|labels|version|license|fields?|columns?|scales?|attributes?|propert(?:y|ies)|params?)$/;

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
  const facets = [...string.distinct.values()];
  if (string.count < fewest || values.length < 2) return;
  if (values.length > mostConstants) return;
  if (string.count < values.length * leastOften) return;
  if (facets.some(({ formats }) => formats !== 0)) return;
  if (!areConstants(values, key)) return;
  const counts = facets.map(({ count }) => count);
  const alone = counts.filter((count) => count === 1).length;
  if (alone > string.count * mostAlone) return;
  const { isComplete, told } = unseenValues(values, counts);
  return {
    path: writePath(segments),
    kind: "enum",
    override: isComplete ? { enum: values } : { enum: values, open: true },
    evidence: `${string.count} strings seen, ${values.length} different, ${told}`,
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
export function snakeCase(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[\s-]+/g, "_")
    .toLowerCase();
}
