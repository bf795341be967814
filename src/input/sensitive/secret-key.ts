import { formatsOf, nameOf } from "../../type/formats.js";
import { isSecretKey, wordsOf } from "./key-kind.js";
import {
  alphabets,
  type Detector,
  keyMatch,
  type Match,
  nothing,
} from "./match.js";
import { isSecretText } from "./secret-value.js";

/** Schemes of `Authorization`. */
const scheme = /^(?:Bearer|Basic|Token|Digest|ApiKey) +/i;

/** Where something is; the secrets in it are found by themselves. */
const locator = /^[a-z][a-z\d+.-]*:\/\/|^(?:urn|mailto|arn|data|tel):/i;

/** Finds the values of keys that say that they are secrets. */
export const findNamedSecrets: Detector = (text, key) => {
  if (key === undefined || !isSecretKey(key)) return nothing;
  const [{ length } = ""] = scheme.exec(text) ?? [];
  const secret = text.slice(length);
  const format = nameOf(formatsOf(text));
  if (format === "uuid") return uuidMatch(secret, length);
  if (format === "date" || format === "date-time" || locator.test(text))
    return nothing;
  if (secret.length < 100 && wordsOf(secret) === wordsOf(key)) return nothing;
  const isCredential =
    length > 0 && /^\S{12,}$|=/.test(secret) && isSecretText(secret, "secret");
  return isCredential || isSecretText(secret, key)
    ? [keyMatch(secret, length)]
    : nothing;
};

/** Begins as no generator's does. */
const redactedUuid = "00000000-0000-4000-8000-";

function uuidMatch(text: string, offset: number): readonly Match[] {
  const from = text.length - 36; // behind `urn:uuid:`
  const uuid = text.slice(from);
  if (uuid.startsWith(redactedUuid)) return nothing;
  const standIn: Match["standIn"] = (draw) =>
    redactedUuid + draw(12, alphabets.hex);
  return [{ ...keyMatch(uuid, offset + from), standIn }];
}

/** Digits in the place of digits that are a secret. */
export function secretNumber(digits: string): Match {
  return {
    ...keyMatch(digits, 0),
    standIn: (draw) => `9${draw(Math.max(0, digits.length - 1), "0")}`,
  };
}

/** Whether the text is a {@link secretNumber} already. */
export function isStandInNumber(digits: string): boolean {
  return /^90*$/.test(digits);
}
