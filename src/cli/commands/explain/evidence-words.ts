// What is said of one path, in words: in a terminal and on a page.
import { maxDistinct } from "../../../infer/shape/shape.js";
import type { Evidence, TypeCounts } from "../../../learn/explain/evidence.js";
import type { EvidenceTree } from "../../../learn/explain/evidence-tree.js";
import type { RefusedFormat } from "../../../learn/explain/refused-formats.js";
import { amount, count } from "../../render/text.js";

/** `1,029 more keys, each in at most 2 of 393`. */
export function rareKeys(rare: readonly EvidenceTree[]): string {
  const most = rare.reduce((most, { own }) => Math.max(most, own.seen), 0);
  const of = rare[0]?.own.of ?? 0;
  return `${amount(rare.length)} more keys, each in at most ${amount(most)} of ${amount(of)}`;
}

/** Said of what no second sample has confirmed. */
export const single = "rests on a single sample";

/** What a path was seen in. */
export const around: Readonly<Record<Evidence["in"], string>> = {
  samples: " samples",
  objects: " objects",
  arrays: "",
  maps: "",
};

/** `24 of 24`. */
export function seenIn({ seen, of, in: kind }: Evidence): string {
  if (kind === "samples" || kind === "objects")
    return `${amount(seen)} of ${amount(of)}`;
  return `${amount(seen)} in ${count(of, kind.slice(0, -1))}`;
}

/** What is worth telling of a path besides its type and how often it was seen. */
export function notesOn(each: Evidence): string[] {
  const kinds = kindsOf(each.counts).filter(([kind]) => kind !== "null");
  const several = kinds
    .map(([kind, times]) => `${kind} in ${amount(times)}`)
    .join(", ");
  const distinct = distinctOf(each);
  const optional = optionalOf(each);
  const nullable = nullableOf(each);
  const overridden = each.overridden.join(", ");
  return [
    ...(kinds.length > 1 ? [several] : []),
    ...(optional === undefined ? [] : [optional]),
    ...(nullable === undefined ? [] : [nullable]),
    ...(distinct === undefined ? [] : [distinct]),
    ...formatsOf(each),
    ...(overridden === "" ? [] : [`overridden: ${overridden}`]),
  ];
}

/** How many values there were of each JSON type that was seen. */
export function kindsOf(
  counts: TypeCounts,
): readonly (readonly [string, number])[] {
  return Object.entries<number>({ ...counts }).filter(([, times]) => times > 0);
}

/** How many different values there were. */
export function distinctOf({ counts, distinct }: Evidence): string | undefined {
  const values = counts.string + counts.integer + counts.number;
  if (values === 0) return undefined;
  if (distinct !== null) return `${amount(distinct)} distinct`;
  return values > maxDistinct
    ? `more than ${maxDistinct} distinct, or long ones`
    : "long ones, not counted";
}

/** Why a property may be absent. */
export function optionalOf(each: Evidence): string | undefined {
  const { optional, absent, of, overridden } = each;
  const share = `absent in ${amount(absent)} of ${amount(of)}`;
  if (overridden.includes("optional"))
    return `${optional ? "optional" : "required"} by its override, ${share}`;
  if (optional) return `optional: ${share}`;
  return absent > 0
    ? `required in the kinds that have it, ${share}`
    : undefined;
}

/** Why a value may be null. */
export function nullableOf(each: Evidence): string | undefined {
  const { nullable, counts, overridden } = each;
  const nulls = `null in ${amount(counts.null)}`;
  const decided =
    overridden.includes("nullable") || overridden.includes("type");
  if (decided && nullable !== counts.null > 0)
    return `${nullable ? "nullable" : "not nullable"} by its override, ${nulls}`;
  return counts.null > 0 ? `nullable: ${nulls}` : undefined;
}

/** The formats that strings have, or that one of them does not have. */
export function formatsOf({
  format,
  formatIsSure,
  refused,
}: Evidence): string[] {
  const doubt = formatIsSure ? "" : " in the comment alone: one value has it";
  return [
    ...(format === null ? [] : [`format ${format}${doubt}`]),
    ...refused.map(
      (each) =>
        `no format ${each.format}: ${amount(each.count)} of ${amount(each.of)} have it, refused by ${valueOf(each)}`,
    ),
  ];
}

function valueOf({ by }: RefusedFormat): string {
  return "value" in by ? JSON.stringify(by.value) : by.kind;
}
