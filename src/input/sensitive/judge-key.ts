/**
 * What the name of a property, of a parameter or of a header tells of its value: `closed`, that nobody may see it,
 * whatever it looks like; `guarded`, that it is a secret where it does not look like a word or a count.
 */
export type Judgement = "closed" | "guarded" | "open";

/** Names of passwords, of codes that are good for one time, and of what a browser shows in place of them. */
const closed = new RegExp(
  `(?:${[
    "passwor[dt]|passwd|passphrase|passcode|pwd|kennwort|contrase[nñ]a|senha|mot_?de_?passe|wachtwoord|пароль|密码|パスワード",
    "secret|cookie|sess(?:ion_?)?id|session_?(?:key|token)|(?:seed|recovery)_?phrase",
    "(?:^|_)(?:pw|h?otp|totp|pin|sid|cv[vc]2?|authorization|mnemonic)",
    "(?:^|_)(?:otp|mfa|2fa|verification|security|one_?time|backup|recovery)_?codes?",
  ].join("|")})s?$`,
);

const guarded =
  /(?:token|credential|jwt|hmac|(?:^|_)(?:bearer|auth|signature)|(?:api|access|secret|auth|private|signing|encryption|account|subscription|license|master|shared|service|stream|app|deploy|ssh)_?key|cookies)s?$/;

/** What is said of a secret, and what is no secret in spite of its name. */
const open =
  /(?:page|next|previous|prev|sync|cursor|continuation|public|publishable)_?(?:tokens?|keys?)$|(?:^|_)(?:has|is|show|hide|allow|require|requires|use|map|drop|forgot|forgot_your|no|max|min|count|num|total)_\w+$/;

/** What may stand behind the name of a secret that is there once more, or in another form. */
const again =
  /_(?:confirmation|confirm|repeat|again|hash|digest|value|string)$|_?\d+$/;

/** Keys come again with every sample, and are looked at once. */
const judged = new Map<string, Judgement>();

/** What a name tells; however it is written. */
export function judge(key: string): Judgement {
  const known = judged.get(key);
  if (known) return known;
  const judgement = judgeOnce(key);
  if (judged.size < 10_000) judged.set(key, judgement);
  return judgement;
}

function judgeOnce(key: string): Judgement {
  if (key.length >= 100) return "open";
  const words = wordsOf(key).replace(again, "");
  if (open.test(words)) return "open";
  if (guardedPlural.test(words)) return "guarded";
  if (closed.test(words)) return "closed";
  return guarded.test(words) ? "guarded" : "open";
}

/** These may also be counted, or agreed to. */
const guardedPlural = /(?:cookies|(?:^|_)(?:pins|otps|sids))$/;

/** Whether the name is that of several: `tokens` may be how many. */
export function isPlural(key: string): boolean {
  return /[^s]s$/i.test(key);
}

/** A name in small letters with `_` between words: that of `apiKey`, `API-KEY` and `api.key` is `api_key`. */
export function wordsOf(key: string): string {
  return key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
}
