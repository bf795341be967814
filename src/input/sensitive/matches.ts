import type { Json } from "../../base/json/json.js";
import { findAssigned } from "./assigned.js";
import { findCards } from "./card.js";
import { findEmails } from "./email.js";
import { findIbans } from "./iban.js";
import { findJwts, findWrapped } from "./jwt.js";
import { type Detector, type Match, nothing, sensitiveKinds } from "./match.js";
import { findPhones, isPhoneNumber, phoneNumber } from "./phone.js";

import { findPrivateKeys } from "./private-key.js";
import { findKnownKeys } from "./providers.js";
import {
  findNamedSecrets,
  isStandInNumber,
  secretNumber,
} from "./secret-key.js";
import { isSecretNumber } from "./secret-value.js";
import { viewsOf } from "./views.js";

/** What finds secrets. */
export const secretDetectors: readonly Detector[] = [
  findPrivateKeys,
  findWrapped,
  findJwts,
  findKnownKeys,
  findNamedSecrets,
  findAssigned,
  findCards,
];

/** What finds secrets and personal data. */
export const allDetectors: readonly Detector[] = [
  ...secretDetectors,
  findIbans,
  findEmails,
  findPhones,
];

/** The shortest text that any detector knows: the digits on the back of a card. */
const shortest = 3;

/** No card has fewer digits. */
const leastCard = 1e12;

/**
 * What is sensitive in one value, in the order in which it stands there; a number is looked at as its digits.
 *
 * @param key the name of the property that it is the value of, or an item of
 */
export function matchesIn(
  value: Json,
  key: string | undefined,
  detectors = allDetectors,
): readonly Match[] {
  if (typeof value === "string")
    return value.length < shortest
      ? nothing
      : matchesInText(value, key, detectors);
  return typeof value === "number" && Number.isSafeInteger(value)
    ? matchesInNumber(value, key, detectors)
    : nothing;
}

function matchesInNumber(
  value: number,
  key: string | undefined,
  detectors: readonly Detector[],
): readonly Match[] {
  const digits = String(value);
  if (isSecretNumber(key, value))
    return isStandInNumber(digits) ? nothing : [secretNumber(digits)];
  const card = value >= leastCard ? findCards(digits, key) : nothing;
  if (card.length > 0) return card;
  const isPhone = detectors.includes(findPhones) && isPhoneNumber(key, digits);
  return isPhone ? [phoneNumber(digits)] : nothing;
}

function matchesInText(
  given: string,
  key: string | undefined,
  detectors: readonly Detector[],
): readonly Match[] {
  let found: Match[] | undefined;
  for (const { text, restore } of viewsOf(given)) {
    for (const detect of detectors) {
      for (const match of detect(text, key))
        (found ??= []).push(restore(match));
    }
  }
  return found ? apart(found) : nothing;
}

/** The matches in the order of the text, each place once. */
function apart(found: Match[]): readonly Match[] {
  const kept: Match[] = [];
  for (const match of found.sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
    else if (isBetter(match, last)) kept[kept.length - 1] = match;
  }
  return kept;
}

/**
 * Where two kinds see something in one place, the first of them is right; but of one kind the wider, so that nothing
 * stays of a secret that holds what would be one by itself.
 */
function isBetter(match: Match, other: Match): boolean {
  const width = match.end - match.start - (other.end - other.start);
  const rank =
    sensitiveKinds.indexOf(match.kind) - sensitiveKinds.indexOf(other.kind);
  const isOneKind = isToken(match) && isToken(other);
  return (rank === 0 || isOneKind) && width !== 0 ? width > 0 : rank < 0;
}

function isToken({ kind }: Match): boolean {
  return kind === "jwt" || kind === "api-key";
}
