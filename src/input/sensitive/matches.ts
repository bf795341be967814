import type { Json } from "../../base/json/json.js";
import { findApiKeys } from "./api-key.js";
import { findAssigned } from "./assigned.js";
import { findCards } from "./card.js";
import { findEmails } from "./email.js";
import { findIbans } from "./iban.js";
import { findJwts, findWrapped } from "./jwt.js";
import { type Detector, type Match, nothing } from "./match.js";
import { findPhones, isPhoneNumber, phoneNumber } from "./phone.js";
import { plainOf } from "./plain.js";
import { findPrivateKeys } from "./private-key.js";
import {
  findNamedSecrets,
  isSecretNumber,
  isStandInNumber,
  secretNumber,
} from "./secret-key.js";

/** What finds secrets. Where two see something in one place, the first of them is right. */
export const secretDetectors: readonly Detector[] = [
  findPrivateKeys,
  findWrapped,
  findJwts,
  findApiKeys,
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
  const text = plainOf(given);
  let found: Match[] | undefined;
  for (const detect of detectors) {
    for (const match of detect(text, key)) {
      const isTaken = found?.some(
        (other) => match.start < other.end && other.start < match.end,
      );
      if (isTaken !== true) (found ??= []).push(match);
    }
  }
  return found?.sort((a, b) => a.start - b.start) ?? nothing;
}
