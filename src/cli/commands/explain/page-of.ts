import type { Evidence } from "../../../learn/explain/evidence.js";
import {
  type EvidenceTree,
  type EvidenceTrees,
  evidenceTrees,
} from "../../../learn/explain/evidence-tree.js";
import type { Explained } from "../../../learn/explain/explain.js";
import type {
  ExplainedPath,
  ExplainedPaths,
  ExplanationData,
} from "../../../output/explanation/explanation-data.js";
import { amount, count } from "../../render/text.js";
import { around, notesOn, rareKeys, seenIn, single } from "./evidence-words.js";
import { basisOf, rebuiltIn, unseenIn } from "./explained-words.js";

/** Objects that may get new keys, that are told of. */
const mostPlaces = 20;

/** What the page of an explained event tells. */
export function pageOf(done: Explained): ExplanationData {
  const { slug, path, samples, evidence, suggestions, notes, unseen } = done;
  const isWhole = path === null;
  const kinds = new Map<string, string[]>();
  for (const { path, kind } of suggestions)
    kinds.set(path, [...(kinds.get(path) ?? []), kindWords[kind]]);
  const context = { kinds, restNoted: samples > 1 };
  return {
    slug,
    ...(path !== null && path !== "" && { path }),
    facts: `${count(samples, "sample")} · ${amount(evidence.length)} ${evidence.length === 1 ? "path" : "paths"}`,
    remarks: [
      ...basisOf(done),
      ...rebuiltIn(done),
      ...(isWhole ? unseenIn(done) : []),
    ],
    unseen:
      isWhole && samples > 1
        ? unseen.places.slice(0, mostPlaces).map((place) => ({
            path: place.path,
            told: `${count(place.keys, "key")} that one sample alone has, in ${place.alone} of ${unseen.samples} samples`,
          }))
        : [],
    suggestions: suggestions.map(({ path, kind, override, evidence }) => ({
      path,
      kind: kindWords[kind],
      override: `${JSON.stringify(path)}: ${JSON.stringify(override)}`,
      evidence,
    })),
    notes: isWhole ? notes : [],
    count: evidence.length,
    paths: pathsOf(evidenceTrees(evidence), undefined, context),
  };
}

const kindWords: Readonly<
  Record<Explained["suggestions"][number]["kind"], string>
> = {
  enum: "an enum",
  map: "a map",
  discriminator: "a tagged union",
  exactlyOne: "one of its keys",
};

interface Context {
  /** What is suggested, by path. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly restNoted: boolean;
}

function pathsOf(
  { usual, rare }: EvidenceTrees,
  above: string | undefined,
  context: Context,
): ExplainedPaths {
  const each = (tree: EvidenceTree) => pathOf(tree, above, context);
  if (rare.length === 0) return { usual: usual.map(each) };
  const told = `… and ${rareKeys(rare)}`;
  return {
    usual: usual.map(each),
    rare: { told, paths: { usual: rare.map(each) } },
  };
}

function pathOf(
  { own, below }: EvidenceTree,
  above: string | undefined,
  context: Context,
): ExplainedPath {
  const { path, type, counts, seen } = own;
  const suggested = context.kinds.get(path)?.join(", ");
  const hasMore = below.usual.length + below.rare.length > 0;
  const nulls = seen === 0 ? 0 : counts.null / seen;
  const present = shareOf(own);
  return {
    label: labelOf(path, above),
    type,
    seen: `${seenIn(own)}${around[own.in]}`,
    shares: [present * (1 - nulls), present * nulls],
    ...(nulls > 0 && { nulls: `${percent(nulls)} null` }),
    notes: notesOn(own),
    examples: own.examples.map((example) =>
      "kind" in example ? example.kind : JSON.stringify(example.value),
    ),
    ...(context.restNoted && own.restsOnOne && { warning: single }),
    ...(suggested !== undefined && { suggested }),
    ...(hasMore && { below: pathsOf(below, path, context) }),
  };
}

/** The last step of a path; the path that was asked for is whole. */
function labelOf(path: string, above: string | undefined): string {
  if (path === "") return "the payload";
  if (above === undefined) return path;
  return path.slice(above.length).replace(/^\./, "");
}

/** Items and values of maps may be more than what they are in, and are all there. */
function shareOf({ seen, of, in: kind }: Evidence): number {
  if (kind === "arrays" || kind === "maps") return 1;
  return of === 0 ? 0 : seen / of;
}

function percent(share: number): string {
  const rounded = Math.round(100 * share);
  return rounded === 0 ? "< 1 %" : `${rounded} %`;
}
