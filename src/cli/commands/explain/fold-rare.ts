import type { Evidence } from "../../../learn/explain/evidence.js";

/** Keys of one object that are rare and told of one by one all the same. */
const mostRare = 5;

/** The share of objects that have a rare key at most. */
const rareShare = 0.1;

/** Keys of one object that are told of together, with what is below them. */
export interface Folded {
  readonly keys: number;
  /** How often the one of them was seen that was seen most. */
  readonly most: number;
  readonly of: number;
  readonly depth: number;
}

/** A path, and those below it. */
interface Branch {
  readonly own: Evidence;
  readonly below: Branch[];
}

/** The evidence without the many keys of an object that hardly any object has, which one line counts. */
export function foldRare(
  evidence: readonly Evidence[],
): readonly (Evidence | Folded)[] {
  return linesOf(branchesOf(evidence));
}

function branchesOf(evidence: readonly Evidence[]): readonly Branch[] {
  const roots: Branch[] = [];
  const above: Branch[] = [];
  for (const own of evidence) {
    while ((above.at(-1)?.own.depth ?? -1) >= own.depth) above.pop();
    const branch = { own, below: [] };
    (above.at(-1)?.below ?? roots).push(branch);
    above.push(branch);
  }
  return roots;
}

function linesOf(branches: readonly Branch[]): readonly (Evidence | Folded)[] {
  const rare = branches.filter(({ own }) => isRare(own));
  const folded = rare.length > mostRare ? rare : [];
  const hidden = new Set(folded);
  const told = branches
    .filter((branch) => !hidden.has(branch))
    .flatMap(({ own, below }) => [own, ...linesOf(below)]);
  const [first] = folded;
  if (!first) return told;
  const { of, depth } = first.own;
  const most = folded.reduce((least, { own }) => Math.max(least, own.seen), 0);
  return [...told, { keys: folded.length, most, of, depth }];
}

function isRare({ seen, of, in: around }: Evidence): boolean {
  const isKey = around === "samples" || around === "objects";
  return isKey && seen < of && (seen === 1 || seen <= of * rareShare);
}
