import { formatsOf, nameOf } from "../../type/formats.js";
import { entropy, matchOf, placeholders } from "./api-key.js";
import {
  alphabets,
  type Detector,
  marker,
  type Match,
  nothing,
} from "./match.js";

const start = String.raw`(?:^|[_\W]|[a-z](?=[A-Z]))`;

/** Names of what nobody may see, whatever it looks like. */
const closed = new RegExp(
  `${start}(?:pass(?:word|wd|phrase|code)|pwd|passwort|secret|otp|totp|mfa[_-]?code|cookie|session[_-]?(?:id|key)|sid|cvv|cvc|pin|(?:proxy-)?authorization|(?:client|shared|signing|webhook)[_-]?secret)s?$`,
  "i",
);

/** Names of what may be a secret: their value is one where it looks drawn. */
const guarded = new RegExp(
  `${start}(?:token|credential|(?:api|access|secret|auth|private|signing|encryption|account|subscription)[_-]?key)s?$`,
  "i",
);

/** A token of a page or a device opens nothing; a pin may be one of a map, and an id one of a shop's. */
const open =
  /(?:page|next|previous|prev|sync|cursor|continuation|csrf|xsrf|device|public)[_-]?(?:tokens?|keys?)$|(?:^|[_-])(?:has|is|show|hide|allow|require|use|map|drop)[_-]\w+$/i;

/** Words that say how it is with a secret, and are none. */
const words =
  /^(?:true|false|yes|no|on|off|null|none|n\/a|not[ _-]?set|unset|set|empty|required|optional|enabled|disabled|hidden|masked|redacted|removed|expired|invalid|valid|pending|changed|reset|all|read|write|admin|public|private|accepted|declined|rejected|necessary|string|text|password|secret|token|basic|bearer|digest|oauth2?|saml|sms|email|app|totp|\W*)$/i;

/** `password=hunter2`, `"token": "…"`, `Authorization: Bearer …` within a longer text. */
const assigned =
  /(?<![\w-])(pass(?:word|wd|phrase)|pwd|secret|token|api[_-]?key|access[_-]?key|client[_-]?secret|authorization|set-cookie|cookie)\\?["']?\s{0,3}[=:]\s{0,3}\\?["']?(?:(?:Bearer|Basic|Token|Digest) {1,3})?([^\s"'\\,;&<>]{4,500})/gi;

/** Finds the values of keys that say so, and such pairs within a text. */
export const findNamedSecrets: Detector = (text, key) => {
  const how = key === undefined ? "open" : judge(key);
  const match = how === "open" ? undefined : valueOf(text, how === "closed");
  if (match) return [match];
  return /[=:]/.test(text) ? pairsIn(text) : nothing;
};

/** Whether digits under such a key are a secret, written as a number. */
export function isSecretNumber(key: string | undefined): boolean {
  return key !== undefined && judge(key) === "closed";
}

/** Keys come again with every sample, and are looked at once. */
const judged = new Map<string, Judgement>();

type Judgement = "closed" | "guarded" | "open";

function judge(key: string): Judgement {
  const known = judged.get(key);
  if (known) return known;
  const judgement = judgeOnce(key);
  if (judged.size < 10_000) judged.set(key, judgement);
  return judgement;
}

function judgeOnce(key: string): Judgement {
  if (key.length >= 100 || open.test(key)) return "open";
  if (closed.test(key)) return "closed";
  return guarded.test(key) ? "guarded" : "open";
}

/** The value of a secret's key. Dates, addresses and what stands for a secret are none; under some keys, words neither. */
function valueOf(text: string, isClosed: boolean): Match | undefined {
  const [scheme = ""] = /^(?:Bearer|Basic|Token|Digest) +/i.exec(text) ?? [];
  const secret = text.slice(scheme.length);
  const format = nameOf(formatsOf(text));
  if (format !== undefined && format !== "uuid") return undefined;
  if (secret.includes(marker) || placeholders.test(secret)) return undefined;
  if (words.test(secret)) return undefined;
  if (format === "uuid") return uuidMatch(secret, scheme.length);
  if (isClosed)
    return secret.length <= 4_096 ? matchOf(secret, scheme.length) : undefined;
  return isDrawn(secret) ? matchOf(secret, scheme.length) : undefined;
}

function isDrawn(secret: string): boolean {
  return (
    !/\s/.test(secret) &&
    /\d/.test(secret) &&
    /[a-z]/i.test(secret) &&
    secret.length >= 8 &&
    entropy(secret) >= 2.75
  );
}

function pairsIn(text: string): readonly Match[] {
  const found: Match[] = [];
  for (const { 0: whole, 1: name = "", 2: value = "", index } of text.matchAll(
    assigned,
  )) {
    if (value.includes(marker) || placeholders.test(value)) continue;
    if (words.test(value.replace(/[.!?)]+$/, ""))) continue;
    const isAssigned = /[=]/.test(whole.slice(name.length, name.length + 3));
    // "The password: see below" is no secret, but a sentence.
    const isSecret = isAssigned
      ? /\d/.test(value) || /pass|pwd|secret/i.test(name)
      : /\d/.test(value) && /[a-z]/i.test(value) && entropy(value) >= 2.5;
    if (isSecret)
      found.push(matchOf(value, index + whole.length - value.length));
  }
  return found.length === 0 ? nothing : found;
}

/** Begins as no generator's does. */
const redactedUuid = "00000000-0000-4000-8000-";

function uuidMatch(text: string, offset: number): Match | undefined {
  const from = text.length - 36; // behind `urn:uuid:`
  const uuid = text.slice(from);
  if (uuid.startsWith(redactedUuid)) return undefined;
  return {
    ...matchOf(uuid, offset + from),
    standIn: (draw) => redactedUuid + draw(12, alphabets.hex),
  };
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
