import { nameOf, type StringFormat } from "../../type/formats.js";
import {
  commonFormats,
  hasSeveral,
  isNothing,
  seen,
  type Shape,
} from "../../infer/shape/shape.js";
import type { Override } from "../../input/manifest/manifest.js";
import { tellPath } from "../../type/variable-path.js";
import { examplesOf } from "./examples.js";
import { type RefusedFormat, refusedFormats } from "./refused-formats.js";
import type { ShownValue } from "./shown-value.js";
import { typeLine } from "../../type/type-line.js";
import { membersOf } from "../../type/visit.js";
import type { Around, Visit } from "./walk.js";

/** What samples show of one variable path, and what follows from it. */
export interface Evidence {
  /** Empty for the payload itself; a key that holds a dot stands in brackets. */
  readonly path: string;
  /** Steps from the payload to it. */
  readonly depth: number;
  /** As TypeScript has it; what is in an object is at the paths below. */
  readonly type: string;
  readonly optional: boolean;
  readonly nullable: boolean;
  /** How many values there were, nulls among them. */
  readonly seen: number;
  /** How many samples, objects, arrays or maps they were in, or could have been in. */
  readonly of: number;
  readonly in: Around;
  /** Objects around it that did not have it. */
  readonly absent: number;
  readonly counts: TypeCounts;
  /** Different strings and numbers; null where they were too many, or too long, to be counted. */
  readonly distinct: number | null;
  /** Some of them, those seen most often first; what is sensitive is told by its kind alone. */
  readonly examples: readonly ShownValue[];
  readonly format: StringFormat | null;
  /** Whether two different strings have the format; with one, the comment alone names it. */
  readonly formatIsSure: boolean;
  readonly refused: readonly RefusedFormat[];
  /** What the manifest's override says by itself. */
  readonly overridden: readonly string[];
  /** Whether one sample, one object around it or one value is all there was. */
  readonly restsOnOne: boolean;
}

/** How many values there were of each JSON type. */
export interface TypeCounts {
  readonly null: number;
  readonly boolean: number;
  readonly integer: number;
  readonly number: number;
  readonly string: number;
  readonly array: number;
  readonly object: number;
}

/** What there is to tell of one path. */
export function evidenceOf(
  { segments, shape, types, optional, node, around }: Visit,
  samples: number,
): Evidence {
  const values = seen(shape);
  const { string } = shape;
  const named = segments.findLast((segment) => typeof segment === "string");
  const members = types.flatMap(membersOf);
  const text = members.find(({ kind }) => kind === "string");
  const format = (string && text && nameOf(commonFormats(string))) ?? null;
  return {
    path: tellPath(segments),
    depth: segments.length,
    type: typeLine(types),
    optional,
    nullable: members.some(({ kind }) => kind === "null"),
    seen: values,
    of: around.count,
    in: around.kind,
    absent: around.kind === "objects" ? around.count - values : 0,
    counts: countsOf(shape),
    distinct: distinctIn(shape),
    examples: examplesOf(shape, named),
    format,
    formatIsSure: format !== null && string !== undefined && hasSeveral(string),
    refused: string && text ? refusedFormats(string, named) : [],
    overridden: saidBy(node?.override),
    restsOnOne:
      !isNothing(shape) &&
      (samples === 1 || around.count === 1 || values === 1),
  };
}

function countsOf({
  nulls,
  booleans,
  number,
  string,
  array,
  object,
}: Shape): TypeCounts {
  const fractions = number ? number.fractions + number.infinite : 0;
  return {
    null: nulls,
    boolean: booleans,
    integer: (number?.count ?? 0) - fractions,
    number: fractions,
    string: string?.count ?? 0,
    array: array?.count ?? 0,
    object: object?.count ?? 0,
  };
}

function distinctIn({ number, string }: Shape): number | null {
  const isCounted =
    (!number || number.distinct) && (!string || string.distinct);
  if (isCounted === undefined) return null;
  return (number?.distinct?.size ?? 0) + (string?.distinct?.size ?? 0);
}

function saidBy(override: Override | undefined): readonly string[] {
  const places: readonly string[] = ["variable", "path"];
  return Object.keys(override ?? {}).filter((name) => !places.includes(name));
}
