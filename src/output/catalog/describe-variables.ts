import { evidenceOfGaps, type Gap } from "../../event/evidence-of-gap.js";
import {
  canBeNull,
  isAlwaysFilled,
  remarksOn,
  someLack,
} from "../../event/gaps.js";
import type { Variable } from "../../event/variables.js";
import type { Json } from "../../base/json/json.js";
import { alternativesOf } from "../../type/alternatives.js";
import type {
  Definitions,
  PayloadType,
  PlainType,
} from "../../type/payload-type.js";
import type { Payload } from "../../type/payload.js";
import { typeLine } from "../../type/type-line.js";
import { unionOf } from "../../type/union.js";
import {
  anyItem,
  anyKey,
  type Segment,
  writePath,
} from "../../type/variable-path.js";
import { mapChildren } from "../../type/visit.js";
import type { CatalogVariable } from "./catalog-data.js";

/** A variable, and what it is in. */
interface Passage {
  readonly from: Variable;
  readonly to: Variable;
}

/** A variable without the workflows that read it. */
export type DescribedVariable = Omit<CatalogVariable, "reads">;

/** Tells what there is to know of all variables of an event, each before those below it. */
export function describeVariables(
  root: Variable,
  { type: { definitions }, isHandwritten }: Payload,
  samples: Iterable<Json>,
): readonly DescribedVariable[] {
  const passages = [...passagesFrom(root)].map((passage) => ({
    ...passage,
    gaps: gapsOf(passage),
  }));
  const gaps = passages.flatMap((passage) => passage.gaps);
  const evidence = evidenceOfGaps(gaps, samples, isHandwritten);
  const told = new Map(gaps.map((gap, nth) => [gap, evidence[nth]]));
  return passages.map(({ from, to, gaps }) => {
    const evidenceFor = (what: Gap["what"]): string | undefined =>
      gaps.flatMap(
        (gap) => (gap.what === what ? told.get(gap) : undefined) ?? [],
      )[0];
    const [absent, nullable, format] = [
      evidenceFor("absent"),
      evidenceFor("null"),
      formatOf(to),
    ];
    return {
      path: writePath(to.segments),
      inTemplate: to.segments.map(inTemplate).join("."),
      type: lineOf(to, definitions),
      ...(format !== undefined && { format }),
      ...(absent !== undefined && { absent }),
      ...(nullable !== undefined && { nullable }),
      ...remarksOn(from, to, definitions),
    };
  });
}

function* passagesFrom(from: Variable): Generator<Passage, void, undefined> {
  const { properties, item, entry } = from;
  for (const to of [...properties.values(), item, entry]) {
    if (!to) continue;
    yield { from, to };
    yield* passagesFrom(to);
  }
}

function gapsOf({ from, to }: Passage): readonly Gap[] {
  const { segments } = to;
  const key = segments.at(-1);
  const mayLack =
    typeof key === "string" &&
    ((to.optional && !isAlwaysFilled(from, key)) || someLack(from, key));
  const absent: readonly Gap[] = mayLack ? [{ segments, what: "absent" }] : [];
  return canBeNull(to) ? [...absent, { segments, what: "null" }] : absent;
}

function inTemplate(segment: Segment): string {
  if (segment === anyItem) return "0";
  return segment === anyKey ? "<key>" : segment;
}

/** Lists in lists are followed as far as this. */
const maxDepth = 4;

/** The type on one line, references followed. */
function lineOf({ alternatives }: Variable, definitions: Definitions): string {
  const plain = (type: PayloadType, depth: number): PayloadType =>
    unionOf(alternativesOf(type, definitions).map((one) => within(one, depth)));
  const within = (type: PlainType, depth: number): PayloadType =>
    type.kind === "object" || depth === maxDepth
      ? type
      : mapChildren(type, (child) => plain(child, depth + 1));
  return typeLine(alternatives.map((one) => within(one, 0)));
}

/** What all strings or numbers of a variable are besides; undefined where not all of them are that. */
function formatOf({ alternatives }: Variable): string | undefined {
  const formats = alternatives
    .filter(({ kind }) => kind !== "null")
    .map((one) => {
      if (one.kind === "string") return one.format;
      return one.kind === "integer" ? "integer" : undefined;
    });
  const [first] = formats;
  return formats.every((format) => format === first) ? first : undefined;
}
