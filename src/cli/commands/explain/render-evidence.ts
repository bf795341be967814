import type { Evidence } from "../../../learn/explain/evidence.js";
import {
  type EvidenceTrees,
  evidenceTrees,
} from "../../../learn/explain/evidence-tree.js";
import { paint, type Style } from "../../main/io.js";
import { amount, visible } from "../../render/text.js";
import {
  around,
  distinctOf,
  formatsOf,
  kindsOf,
  notesOn,
  nullableOf,
  optionalOf,
  rareKeys,
  seenIn,
  single,
} from "./evidence-words.js";

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
  const rows = rowsOf(evidenceTrees(evidence), restNoted);
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

interface Row {
  readonly cells: readonly string[];
  /** Stands behind the cells, or below them where there is no room. */
  readonly notes: string;
}

/** The rare keys of an object are one row. */
function rowsOf(
  { usual, rare }: EvidenceTrees,
  restNoted: boolean,
): readonly Row[] {
  const rows = usual.flatMap(({ own, below }) => [
    rowOf(own, restNoted),
    ...rowsOf(below, restNoted),
  ]);
  const notes = rare.length > 0 && `… and ${rareKeys(rare)}`;
  return notes ? [...rows, { cells: [], notes }] : rows;
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
