import type { Json } from "../../base/json/json.js";
import { findApiKeys } from "./api-key.js";
import { findCards } from "./card.js";
import { findEmails } from "./email.js";
import { findIbans } from "./iban.js";
import { findJwts } from "./jwt.js";
import { type Detector, type Match, nothing } from "./match.js";
import { findPhones } from "./phone.js";
import { findPrivateKeys } from "./private-key.js";

/** What finds secrets. Where two see something in one place, the first of them is right. */
export const secretDetectors: readonly Detector[] = [
  findPrivateKeys,
  findJwts,
  findApiKeys,
  findCards,
];

/** What finds secrets and personal data. */
export const allDetectors: readonly Detector[] = [
  ...secretDetectors,
  findIbans,
  findEmails,
  findPhones,
];

/** The shortest text that any detector knows. */
const shortest = 6;

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
  return typeof value === "number" &&
    value >= leastCard &&
    Number.isSafeInteger(value)
    ? findCards(String(value), key)
    : nothing;
}

function matchesInText(
  text: string,
  key: string | undefined,
  detectors: readonly Detector[],
): readonly Match[] {
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
