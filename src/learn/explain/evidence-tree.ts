import type { Evidence } from "./evidence.js";

/** Keys of one object that are rare and told of one by one all the same. */
const mostRare = 5;

/** The share of objects that have a rare key at most. */
const rareShare = 0.1;

/** A path with those below it. */
export interface EvidenceTree {
  readonly own: Evidence;
  readonly below: EvidenceTrees;
}

/** What is in one value. */
export interface EvidenceTrees {
  readonly usual: readonly EvidenceTree[];
  /** The many keys of an object that hardly any object has; none where they are few. */
  readonly rare: readonly EvidenceTree[];
}

/** Arranges evidence, each path of which comes before those below it. */
export function evidenceTrees(evidence: readonly Evidence[]): EvidenceTrees {
  const roots: Branch[] = [];
  const above: Branch[] = [];
  for (const own of evidence) {
    while ((above.at(-1)?.own.depth ?? -1) >= own.depth) above.pop();
    const branch = { own, children: [] };
    (above.at(-1)?.children ?? roots).push(branch);
    above.push(branch);
  }
  return sorted(roots);
}

interface Branch {
  readonly own: Evidence;
  readonly children: Branch[];
}

function sorted(branches: readonly Branch[]): EvidenceTrees {
  const rare = branches.filter(({ own }) => isRare(own));
  const hidden = new Set(rare.length > mostRare ? rare : []);
  const grown = ({ own, children }: Branch): EvidenceTree => ({
    own,
    below: sorted(children),
  });
  return {
    usual: branches.filter((branch) => !hidden.has(branch)).map(grown),
    rare: [...hidden].map(grown),
  };
}

function isRare({ seen, of, in: around }: Evidence): boolean {
  const isKey = around === "samples" || around === "objects";
  return isKey && seen < of && (seen === 1 || seen <= of * rareShare);
}
