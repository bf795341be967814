import { formatsOf, nameOf, type StringFormat } from "../../type/formats.js";
import { entropy, matchOf, placeholders } from "./api-key.js";
import { isPlural, judge, wordsOf } from "./judge-key.js";
import {
  alphabets,
  type Detector,
  marker,
  type Match,
  nothing,
} from "./match.js";

/** Words that say how it is with a secret, and are none. */
const words =
  /^(?:true|false|yes|no|on|off|null|none|nil|undefined|n\/a|not[ _-]?set|unset|set|empty|required|optional|enabled|disabled|hidden|masked|redacted|removed|filtered|expired|invalid|valid|missing|pending|changed|reset|all|any|open|read|write|admin|public|private|include|omit|same-origin|accepted|declined|rejected|necessary|string|text|pass(?:word|wd|phrase|code)|secret|tokens?|basic|bearer|digest|negotiate|oauth2?|saml|sms|email|app|totp|strong|weak|\W*)$/i;

/** What stands for a secret that a program reads elsewhere. */
const reference =
  /^(?:process\.env|env|vault|ssm|arn|op|secretRef|file|sops):?[.:/\w]|^(?:\/[\w.-]+){2,}$/i;

/** Finds the values of keys that say that they are secrets. */
export const findNamedSecrets: Detector = (text, key) => {
  if (key === undefined) return nothing;
  const judgement = judge(key);
  if (judgement === "open") return nothing;
  const [scheme = ""] = /^(?:Bearer|Basic|Token|Digest) +/i.exec(text) ?? [];
  const secret = text.slice(scheme.length);
  const format = nameOf(formatsOf(text));
  if (format === "uuid") return uuidMatch(secret, scheme.length);
  if (isDate(format) || locator.test(text)) return nothing;
  if (wordsOf(secret) === wordsOf(key)) return nothing;
  return isSecretText(secret, key) ? [matchOf(secret, scheme.length)] : nothing;
};

/** Where something is; the secrets in it are found by themselves. */
const locator = /^[a-z][a-z\d+.-]*:\/\/|^(?:urn|mailto|arn|data|tel):/i;

function isDate(format: StringFormat | undefined): boolean {
  return format === "date" || format === "date-time";
}

/** Whether a text is what its name says, and does not only stand for it. */
export function isSecretText(text: string, name: string): boolean {
  if (text.includes(marker) || placeholders.test(text)) return false;
  if (words.test(text) || reference.test(text)) return false;
  return judge(name) === "closed"
    ? text.length <= 4_096 && !isStatement(text)
    : isDrawn(text, name);
}

/** A sentence of a form, about the secret. */
function isStatement(text: string): boolean {
  return /^(?:at least|must|should|forgot|enter|your|please|choose|minimum|is|the|too) .|\?$/i.test(
    text,
  );
}

/** Whether it is neither a word nor some of them, nor a count. */
function isDrawn(text: string, name: string): boolean {
  if (/;|=\S/.test(text) && !/[?&]/.test(text)) return text.length >= 8;
  if (/\s/.test(text)) return false;
  if (/^[\d.,]+$/.test(text)) return text.length >= 6 && !isPlural(name);
  if (/\d/.test(text)) return text.length >= 6 && entropy(text) >= 2;
  return /^\p{L}{10,}$|^[^\s:]+:[^\s:]+$/u.test(text);
}

/** Whether a number under such a key is a secret. */
export function isSecretNumber(
  key: string | undefined,
  value: number,
): boolean {
  if (key === undefined || isPlural(key)) return false;
  const judgement = judge(key);
  return judgement === "closed"
    ? value >= 100
    : judgement === "guarded" && value >= 100_000 && /token$/i.test(key);
}

/** Begins as no generator's does. */
const redactedUuid = "00000000-0000-4000-8000-";

function uuidMatch(text: string, offset: number): readonly Match[] {
  const from = text.length - 36; // behind `urn:uuid:`
  const uuid = text.slice(from);
  if (uuid.startsWith(redactedUuid)) return nothing;
  const standIn: Match["standIn"] = (draw) =>
    redactedUuid + draw(12, alphabets.hex);
  return [{ ...matchOf(uuid, offset + from), standIn }];
}

/** Digits in the place of digits that are a secret. */
export function secretNumber(digits: string): Match {
  return {
    ...matchOf(digits, 0),
    standIn: (draw) => `9${draw(Math.max(0, digits.length - 1), "0")}`,
  };
}

/** Whether the text is a {@link secretNumber} already. */
export function isStandInNumber(digits: string): boolean {
  return /^90*$/.test(digits);
}
