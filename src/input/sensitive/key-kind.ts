import { plain } from "./views.js";

/**
 * What the name of a property, of a parameter, of a header or of a cookie tells of its value:
 * - `password`: a secret, whatever it looks like;
 * - `code`: a secret where there is a digit in it;
 * - `header`: a secret where it is written as credentials or cookies are;
 * - `token`: a secret where it looks like chance;
 * - `parameter`: a secret in a URL alone, where it looks like chance;
 * - `open`: none.
 */
export type KeyKind =
  "password" | "code" | "header" | "token" | "parameter" | "open";

/** The first that fits a name decides. */
const kinds: readonly (readonly [KeyKind, RegExp])[] = [
  [
    "open", // what is said of a secret, or shown to everybody
    new RegExp(
      "(?:page|next|previous|prev|sync|cursor|continuation|public|publishable|idempotency|request|design|color)_?(?:tokens?|keys?)$|" +
        "(?:^|_)(?:has|is|show|hide|allow|requires?|use|map|drop|no|max|min|count|num|total)_\\w+$|" +
        "(?:^|_)(?:reset|changed?|updated?|forgot(?:ten)?)_(?:your_|my_|the_)?(?:password|passcode|pin)$",
    ),
  ],
  ["header", /cookies?$|(?:^|_)authorization$/],
  [
    "code",
    /(?:^|_)(?:[ht]?otps?|pins?|cv[vc]2?|csc|(?:otp|[mt2]fa|two_factor|verification|security|one_?time|backup|recovery|activation|access|auth|sms|login)_?codes?)$/,
  ],
  [
    "password",
    new RegExp(
      "(?:passwor[dt]|passwd|passphrase|passcode|pwd|kennwort|contrase[nñ]a|senha|mot_?de_?passe|wachtwoord|lösenord|hasło|parola|" +
        "пароль|密码|密碼|パスワード|비밀번호|secret|secret_?(?:access_?)?key|private_?key|(?:seed|recovery)_?phrase|" +
        "(?:^|_)(?:pw|mnemonic)|(?:db|user|admin|root|smtp|ftp|http|proxy|mysql|redis|auth|basic|login)_?pass)s?$",
    ),
  ],
  [
    "token",
    new RegExp(
      "(?:token|credential|jwt|hmac|sess(?:ion_?)?id|session_?key|(?:^|_)(?:sid|bearer|auth|signature|code_verifier)|" +
        "(?:api|access|auth|signing|encryption|account|subscription|license|master|shared|service|stream|app|deploy|ssh)_?key)s?$",
    ),
  ],
  [
    "parameter", // signatures, keys of maps, and codes that are changed for a token
    /^(?:key|code|sig|sas|x_(?:amz|goog)_(?:signature|credential|security_token))$/,
  ],
];

/** What may stand behind the name of a secret that is there once more, or in another form. */
const again =
  /_(?:confirmation|confirm|repeat|again|hash|digest|value|string)$|_?\d+$/;

/** Keys come again with every sample, and are judged once. */
const judged = new Map<string, KeyKind>();

/** What a name tells; however it is written. */
export function kindOfKey(key: string): KeyKind {
  const known = judged.get(key);
  if (known !== undefined) return known;
  const kind = judge(key);
  if (judged.size < 10_000) judged.set(key, kind);
  return kind;
}

/** Whether what stands under the name, or behind it in a text, can be a secret wherever it stands. */
export function isSecretKey(key: string): boolean {
  const kind = kindOfKey(key);
  return kind !== "open" && kind !== "parameter";
}

function judge(key: string): KeyKind {
  if (key.length >= 100) return "open";
  const words = wordsOf(key).replace(again, "");
  return kinds.find(([, names]) => names.test(words))?.[0] ?? "open";
}

/** Whether the name is that of several: `tokens` may be how many. */
export function isPlural(key: string): boolean {
  return /[^s]s$/i.test(key);
}

/** Where words meet in a name, and what may stand between them. */
const ascii = {
  inner: /([a-z\d])([A-Z])/g,
  outer: /([A-Z])([A-Z][a-z])/g,
  between: /[^A-Za-z\d]+/g,
};
const anyLetters: typeof ascii = {
  inner: /([\p{Ll}\d])(\p{Lu})/gu,
  outer: /(\p{Lu})(\p{Lu}\p{Ll})/gu,
  between: /[^\p{L}\p{M}\p{N}]+/gu,
};

/** A name in small letters with `_` between words: that of `apiKey`, `API-KEY` and `api.key` is `api_key`. */
export function wordsOf(key: string): string {
  const text = plain(key);
  // Classes of Unicode take a millisecond to be made, which most runs need not wait for.
  const { inner, outer, between } = /[^ -~]/.test(text) ? anyLetters : ascii;
  return text
    .replace(inner, "$1_$2")
    .replace(outer, "$1_$2")
    .toLowerCase()
    .replace(between, "_")
    .replace(/^_|_$/g, "");
}
