import type { Override } from "../../input/manifest/manifest.js";
import { type Segments, showPath } from "../../type/variable-path.js";
import { maxKeys } from "../shape/shape.js";
import { branchesOf, maxTags } from "./branches.js";
import { misfit } from "./misfit.js";
import { kindsOf, type Subject, type UnfitOverride } from "./subject.js";

const noKeys =
  "no sample has an object there, so there are no keys to call data";
const nothingToTell =
  "no sample has an object there, so there is nothing to tell apart";
const noChoice =
  "no sample has an object there, so there are no properties to have one of";
const noText = "a format is for strings, and this is none";
const tooManyTags = `its discriminator has more than ${maxTags} different values, so it names no kinds`;

/** Why nothing can be said of what is in an object that has too many keys for names. */
export function tooManyKeys(segments: Segments): string {
  return `${showPath(segments)} has more than ${maxKeys} different keys, so they are data; with { "map": true }, its values are at "*"`;
}

/**
 * The overrides that are unfit.
 *
 * @param subjects what each override speaks of: one value, or one in each kind of object that is told apart
 */
export function unfitAmong(
  subjects: ReadonlyMap<Override, readonly Subject[]>,
): readonly UnfitOverride[] {
  return [...subjects].flatMap(([override, own]) => {
    const reason = whyUnfit(override, own);
    return reason === undefined ? [] : [{ override, reason }];
  });
}

function whyUnfit(
  override: Override,
  subjects: readonly Subject[],
): string | undefined {
  const refusals = subjects.flatMap(
    (subject) => whyRefused(override, subject) ?? [],
  );
  if (refusals.length > 0) return refusals.at(-1);
  // That kinds need a discriminator has been reported.
  const { discriminator, kinds = [] } = override;
  const missing =
    discriminator === undefined
      ? undefined
      : kinds.find((kind) =>
          subjects.every(({ branches }) => !branches.get(override)?.has(kind)),
        );
  if (missing !== undefined)
    return `no sample has an object there of the kind ${JSON.stringify(missing)}`;
  const needs = subjects.flatMap((subject) => needsOf(override, subject));
  // One kind of object that is as the override says is enough.
  return needs.some(({ isMet }) => isMet) ? undefined : needs.at(-1)?.reason;
}

/** Why an override is unfit, whatever it speaks of besides. */
function whyRefused(override: Override, subject: Subject): string | undefined {
  const hasTooManyTags =
    branchesOf(override, subject.branches).length > maxTags &&
    !override.enum &&
    !override.map &&
    kindsOf(subject).includes("object");
  if (hasTooManyTags) return tooManyTags;
  const { discriminator, exactlyOne } = override;
  if (
    (exactlyOne || discriminator !== undefined) &&
    subject.shape.object?.values
  )
    return tooManyKeys(subject.segments);
  return misfit(override, subject.position);
}

/** Something without which an override says nothing. */
interface Need {
  readonly isMet: boolean;
  readonly reason: string;
}

function needsOf(override: Override, subject: Subject): readonly Need[] {
  const { map, discriminator, exactlyOne, format } = override;
  const kinds = override.enum ? ["enum"] : kindsOf(subject);
  // Whatever may come where samples have nothing but null.
  if (kinds.length === 0) return [];
  const hasObject = subject.shape.object !== undefined;
  // A type that may be anything has no format.
  const hasText = kinds.includes("string") && !kinds.includes("unknown");
  return [
    ...(map ? [{ isMet: hasObject, reason: noKeys }] : []),
    ...(discriminator === undefined
      ? []
      : [{ isMet: hasObject, reason: nothingToTell }]),
    ...(exactlyOne ? [{ isMet: hasObject, reason: noChoice }] : []),
    ...(format === undefined ? [] : [{ isMet: hasText, reason: noText }]),
  ];
}
