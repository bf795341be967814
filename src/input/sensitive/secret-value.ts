import { isDrawn } from "./drawn.js";
import { isPlural, kindOfKey } from "./key-kind.js";
import { marker } from "./match.js";

/** What stands for a secret, and is none: `<token>`, `${TOKEN}`, `{{token}}`, `%TOKEN%`, `****`, `your-token`. */
const placeholder =
  /^(?:<[^>]*>|\[[^\]]*\]|\([a-z ]*\)|[$#@]?\{.*\}|%\(?\w+\)?[%s]|\$\(?[A-Z_][A-Z\d_]*\)?|__\w+__|[*\u2022\u25cf\u2026x.]{3,}[\w-]{0,4}|(?:example|placeholder|change_?me|your[_-]).*)$/is;

/** Words that say how it is with a secret, and are none. */
const status =
  /^(?:true|false|yes|no|on|off|null|none|nil|undefined|n\/a|not[ _-]?set|unset|set|empty|blank|required|optional|enabled|disabled|hidden|masked|redacted|removed|filtered|expired|invalid|valid|missing|pending|changed|reset|all|any|open|read|write|admin|public|private|include|inherit|omit|same-origin|accepted|approved|declined|rejected|necessary|string|text|pass(?:word|wd|phrase|code)|secret|tokens?|basic|bearer|digest|negotiate|oauth2?|saml|sms|email|app|totp|strong|weak|\W*)$/i;

/** Where a program reads the secret. */
const reference =
  /^(?:process\.env\.|(?:env|vault|ssm|arn|op|file|sops|secretref)[:.]\/{0,2}\w)|^(?:\/[\w.-]+){2,}$/i;

/** What forms say of a secret: "Password must have a digit", "is too short". */
const message =
  /pass ?(?:wor[dt]|phrase|code)|^(?:is|are|has|must|should|can't|cannot|does|do|at least|minimum|please|enter|choose|forgot|see|ask|too|not)\s|\b(?:is|are|was|must be) (?:too|not|required|invalid|incorrect|wrong|expired|blank|empty|missing)\b/i;

/** The Twilio name of an account, a message or a call. */
const twilioName = /^(?!SK)[A-Z]{2}[\da-f]{32}$/;

/** Whether a text is what its name says, and does not only stand for it or speak of it. */
export function isSecretText(text: string, name: string): boolean {
  const isNone =
    text.includes(marker) ||
    placeholder.test(text) ||
    status.test(text) ||
    reference.test(text);
  if (isNone) return false;
  switch (kindOfKey(name)) {
    case "password":
      return !isMessage(text);
    case "code":
      return isCode(text, name);
    case "header":
      return /[^\s=;]=[^\s=]/.test(text) || isDrawn(text, 6);
    case "token":
      return isToken(text, name);
    case "parameter":
    case "open":
      return false;
  }
}

function isMessage(text: string): boolean {
  return /\S\s+\S/.test(text) && message.test(text);
}

function isCode(text: string, name: string): boolean {
  if (isPlural(name) && /^\d{1,5}$/.test(text)) return false;
  const isShort =
    text.length >= 3 && text.length <= 40 && !/\s\S*\s\S*\s/.test(text);
  return isShort && (/\d{3}|\d.*\d/s.test(text) || isDrawn(text, 3));
}

/** `tokens` may be how many, and the number of a session is no secret. */
function isToken(text: string, name: string): boolean {
  if (twilioName.test(text)) return false;
  if (/^\S+:\S+$/.test(text) && /credentials?$/i.test(name)) return true;
  return isDrawn(text, /token$/i.test(name) ? 6 : 16);
}

/** Whether a number under such a key is a secret. */
export function isSecretNumber(
  key: string | undefined,
  value: number,
): boolean {
  if (key === undefined || isPlural(key)) return false;
  const kind = kindOfKey(key);
  return kind === "password" || kind === "code"
    ? value >= 100
    : kind === "token" && value >= 100_000 && /token$/i.test(key);
}
