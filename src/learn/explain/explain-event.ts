import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import type {
  Manifest,
  ManifestEvent,
  Override,
} from "../../input/manifest/manifest.js";
import { countRebuilt } from "../../input/manifest/rebuilt-sample.js";
import { readSamples } from "../../input/samples/read-samples.js";
import { resolveSamples } from "../../input/samples/resolve-samples.js";
import type { SampleSource } from "../../input/samples/sample.js";
import { addToBranches, type Branches } from "../../infer/describe/branches.js";
import { describeShape } from "../../infer/describe/describe.js";
import { unseenKeys } from "../../infer/describe/estimate-unseen.js";
import type { UnseenKeys } from "../../type/unseen-keys.js";
import { overrideTree } from "../../infer/describe/override-tree.js";
import { inOrder } from "../../infer/shape/in-order.js";
import { Marks } from "../../infer/shape/payload-marks.js";
import { observe } from "../../infer/shape/observe.js";
import { emptyShape } from "../../infer/shape/shape.js";
import { type Evidence, evidenceOf } from "./evidence.js";
import { DiscriminatorSearch, likelyTag } from "./suggest-discriminator.js";
import { suggestEnum } from "./suggest-enum.js";
import { suggestExactlyOne } from "./suggest-exactly-one.js";
import { suggestMap } from "./suggest-map.js";
import type { Suggestion } from "./suggestion.js";
import { type Visit, walk } from "./walk.js";

/** Why an event's payload has the type that it has. */
export interface Explanation {
  readonly samples: number;
  /** How many of them `pull` made of keys and types, so that their values say nothing. */
  readonly rebuilt: number;
  /** Every path, each before those below it; none where there are no samples. */
  readonly evidence: readonly Evidence[];
  /** Kinds of objects first, then maps, then enums. */
  readonly suggestions: readonly Suggestion[];
  /** What may be worth an override once there are more samples, a sentence each. */
  readonly notes: readonly string[];
  /** How likely it is that the next payload has a key that none has had so far, and where. */
  readonly unseen: UnseenKeys;
}

/** What it takes to explain an event. */
export interface ExplainContext {
  readonly manifest: Manifest;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
}

/** Tells what an event's samples show at every path, and which overrides they speak for. */
export async function explainEvent(
  event: ManifestEvent,
  { manifest, fs, diagnostics }: ExplainContext,
): Promise<Explanation> {
  const own = { ...manifest, events: [event] };
  const { sources } = await resolveSamples(own, fs, diagnostics);
  const list = sources.get(event.slug) ?? [];
  const tree = overrideTree(event.overrides);
  const shape = emptyShape();
  const branches: Branches = new Map();
  const marks = new Marks();
  for (const { payload } of readSamples(list, fs, diagnostics)) {
    const mark = marks.of(payload);
    observe(shape, payload, Infinity, mark);
    addToBranches(branches, payload, tree, mark);
  }
  const samples = shape.object?.count ?? 0;
  const text = fs.readFileSync(manifest.document.file, "utf8");
  const rebuilt = countRebuilt(text, event.slug);
  const unseen = unseenKeys(shape, tree);
  if (samples === 0)
    return {
      samples,
      rebuilt,
      evidence: [],
      suggestions: [],
      notes: [],
      unseen,
    };
  const ordered = inOrder(shape);
  const look = (overrides: readonly Override[]): readonly Visit[] => {
    const tree = overrideTree(overrides);
    return [
      ...walk(ordered, describeShape(ordered, tree, branches).type, tree),
    ];
  };
  const visits = look(event.overrides);
  const evidence = visits.map((visit) => evidenceOf(visit, samples));
  // A hand-written schema takes no overrides.
  const found =
    event.schema === undefined
      ? suggest(visits, look, event, list, { manifest, fs, diagnostics })
      : { suggestions: [], notes: [] };
  return { samples, rebuilt, evidence, unseen, ...found };
}

/** Maps within maps that are looked for. */
const maxNestedMaps = 4;

function suggest(
  seen: readonly Visit[],
  look: (overrides: readonly Override[]) => readonly Visit[],
  { overrides }: ManifestEvent,
  sources: readonly SampleSource[],
  { fs, diagnostics }: ExplainContext,
): Pick<Explanation, "suggestions" | "notes"> {
  let [visits, decided] = [seen, overrides];
  const maps: Suggestion[] = [];
  // What is in a map shows only once it is one.
  for (let depth = 0; depth < maxNestedMaps; depth += 1) {
    const found = outermost(visits.flatMap((visit) => suggestMap(visit) ?? []));
    if (found.length === 0) break;
    maps.push(...found);
    decided = [...decided, ...found.map(asOverride)];
    visits = look(decided);
  }
  const search = new DiscriminatorSearch(visits, decided);
  if (!search.isEmpty)
    for (const { payload } of readSamples(sources, fs, diagnostics))
      search.look(payload);
  const enums = visits.flatMap((visit) => suggestEnum(visit) ?? []);
  const choices = visits.flatMap((visit) => suggestExactlyOne(visit) ?? []);
  const kinds = [...search.suggestions, ...choices];
  const suggestions = [...kinds, ...maps, ...enums].filter(
    (suggestion) => !isTag(suggestion, kinds),
  );
  const notes = visits.flatMap((visit) => likelyTag(visit, suggestions) ?? []);
  return { suggestions, notes };
}

function asOverride({ path, override }: Suggestion): Override {
  return { variable: path, path: [], ...override };
}

/** The keys of a map are no paths any more. */
function outermost(maps: readonly Suggestion[]): readonly Suggestion[] {
  return maps.filter(
    ({ path }) => !maps.some((map) => path.startsWith(`${map.path}.`)),
  );
}

/** What tells kinds apart has its values by that. */
function isTag({ path }: Suggestion, kinds: readonly Suggestion[]): boolean {
  return kinds.some(({ path: above, override: { discriminator } }) => {
    if (discriminator === undefined) return false;
    const tag = above === "" ? discriminator : `${above}.${discriminator}`;
    return path === tag;
  });
}
