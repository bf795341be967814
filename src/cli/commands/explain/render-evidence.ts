import type { Evidence, TypeCounts } from "../../../learn/explain/evidence.js";
import type { RefusedFormat } from "../../../learn/explain/refused-formats.js";
import { type Folded, foldRare } from "./fold-rare.js";
import { maxDistinct } from "../../../infer/shape/shape.js";
import { paint, type Style } from "../../main/io.js";
import { amount, count, visible } from "../../render/text.js";

/** A wider column does not push the others away in every line. */
const widest = 40;

/** The share of a line that a column may take. */
const widestShare = 0.4;

/** Fewer characters a line are no column. */
const narrowest = 30;

/** A table of paths: each on one line with its type and how often it was seen, and what else there is to say of it. */
export function renderEvidence(
  evidence: readonly Evidence[],
  restNoted: boolean,
  style: Style,
): readonly string[] {
  const rows = foldRare(evidence).map((each) =>
    "keys" in each ? foldedRow(each) : rowOf(each, restNoted),
  );
  const most = Math.min(widest, Math.floor(style.width * widestShare));
  const widths = [0, 1, 2].map((column) =>
    rows.reduce(
      (width, { cells }) =>
        Math.min(most, Math.max(width, cells[column]?.length ?? 0)),
      0,
    ),
  );
  return rows.flatMap((row) => renderRow(row, widths, style));
}

/** `… and 1,029 more keys, each in at most 2 of 393`. */
function foldedRow({ keys, most, of }: Folded): Row {
  const notes = `… and ${amount(keys)} more keys, each in at most ${amount(most)} of ${amount(of)}`;
  return { cells: [], notes };
}

interface Row {
  readonly cells: readonly string[];
  /** Stands behind the cells, or below them where there is no room. */
  readonly notes: string;
}

function rowOf(each: Evidence, restNoted: boolean): Row {
  const notes = notesOn(each);
  if (restNoted && each.restsOnOne) notes.push(single);
  const cells = [each.path || "the payload", each.type, seenIn(each)];
  return { cells: cells.map(visible), notes: visible(notes.join("; ")) };
}

function renderRow(
  { cells, notes }: Row,
  widths: readonly number[],
  style: Style,
): readonly string[] {
  if (cells.length === 0)
    return wrap(notes, style.width - 2).map(
      (line) => `  ${paint(style, "dim", line)}`,
    );
  const padded = cells.map((cell, at) => cell.padEnd(widths[at] ?? 0));
  const head = `  ${padded.join("  ")}`;
  if (notes === "") return [head.trimEnd()];
  const indent = widths.reduce((sum, width) => sum + width + 2, 2);
  const fits = head.length <= indent && style.width - indent >= narrowest;
  const start = fits ? indent : 6;
  const lines = wrap(notes, style.width - start).map(
    (line) => " ".repeat(start) + paint(style, "dim", line),
  );
  if (!fits) return [head.trimEnd(), ...lines];
  const [first = "", ...others] = lines;
  return [head.padEnd(indent) + first.slice(indent), ...others];
}

/** Everything about one path, a line a fact. */
export function renderDetails(each: Evidence): readonly string[] {
  const { type, counts, overridden, restsOnOne } = each;
  const kinds = kindsOf(counts);
  const distinct = distinctOf(each);
  const facts: readonly (readonly [string, string])[] = [
    ["type", type],
    ["seen", `${seenIn(each)}${around[each.in]}`],
    ["values", kinds.map(([kind, n]) => `${kind} ${amount(n)}`).join(", ")],
    ...(distinct === undefined ? [] : [["distinct", distinct] as const]),
    ["optional", optionalOf(each)?.replace("optional: ", "") ?? "no"],
    ["nullable", nullableOf(each)?.replace("nullable: ", "") ?? "no"],
    ...formatsOf(each).map((said) => ["format", said] as const),
    ["override", overridden.join(", ") || "none"],
    ...(restsOnOne ? [["warning", single] as const] : []),
  ];
  return facts.map(([name, said]) => `  ${name.padEnd(10)}${visible(said)}`);
}

const single = "rests on a single sample";

const around: Readonly<Record<Evidence["in"], string>> = {
  samples: " samples",
  objects: " objects",
  arrays: "",
  maps: "",
};

function seenIn({ seen, of, in: kind }: Evidence): string {
  if (kind === "samples" || kind === "objects")
    return `${amount(seen)} of ${amount(of)}`;
  return `${amount(seen)} in ${count(of, kind.slice(0, -1))}`;
}

function notesOn(each: Evidence): string[] {
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

function kindsOf(counts: TypeCounts): readonly (readonly [string, number])[] {
  return Object.entries<number>({ ...counts }).filter(([, times]) => times > 0);
}

function distinctOf({ counts, distinct }: Evidence): string | undefined {
  const values = counts.string + counts.integer + counts.number;
  if (values === 0) return undefined;
  if (distinct !== null) return `${amount(distinct)} distinct`;
  return values > maxDistinct
    ? `more than ${maxDistinct} distinct, or long ones`
    : "long ones, not counted";
}

function optionalOf(each: Evidence): string | undefined {
  const { optional, absent, of, overridden } = each;
  const share = `absent in ${amount(absent)} of ${amount(of)}`;
  if (overridden.includes("optional"))
    return `${optional ? "optional" : "required"} by its override, ${share}`;
  if (optional) return `optional: ${share}`;
  return absent > 0
    ? `required in the kinds that have it, ${share}`
    : undefined;
}

function nullableOf(each: Evidence): string | undefined {
  const { nullable, counts, overridden } = each;
  const nulls = `null in ${amount(counts.null)}`;
  const decided =
    overridden.includes("nullable") || overridden.includes("type");
  if (decided && nullable !== counts.null > 0)
    return `${nullable ? "nullable" : "not nullable"} by its override, ${nulls}`;
  return counts.null > 0 ? `nullable: ${nulls}` : undefined;
}

function formatsOf({ format, formatIsSure, refused }: Evidence): string[] {
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

/** Breaks a text between words; a word that is too long for a line stays whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
