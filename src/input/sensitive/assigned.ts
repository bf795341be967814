import { entropy, matchOf } from "./api-key.js";
import { judge, wordsOf } from "./judge-key.js";
import { type Detector, marker, type Match, nothing } from "./match.js";
import { isSecretText } from "./secret-key.js";

/** Where none of this stands, nothing is assigned that is a secret. */
const look =
  /pass|pwd|pw[=:]|kennw|contras|senha|secret|token|key|auth|sig|cookie|sess|sid|otp|pin|cv[vc]|cod[ei]|credential|bearer|basic|hmac|jwt|phrase|mnemonic|curl/i;

/** A name begins where no word goes on; one that was written for a URL may stand behind `%3F`. */
const begin = String.raw`(?<![\p{L}\p{N}_.-](?<!%[\da-f]{2}))`;

/**
 * `password=hunter2`, `"token": "…"` and `X-Api-Key: …` in a longer text, in URLs too, also where they were written as
 * the parameter of another.
 */
const assigned = new RegExp(
  `${begin}([\\p{L}\\p{N}_.-]{2,64})(?:\\\\{0,3}["'])?\\s{0,3}(=|:|%3D|%3A)\\s{0,3}` +
    `(?:(\\\\{0,3}["'])(.{1,500}?)\\3|(?:(?:Bearer|Basic|Token|Digest) {1,3})?([^\\s"'\\\\,;&<>]{1,4000}))`,
  "giu",
);

/** Headers whose value is the rest of the line. */
const header =
  /(?<![\w-])(?:(?:set-)?cookie|(?:proxy-)?authorization): {0,3}(?:(?:Bearer|Basic|Token|Digest) {1,3})?([^\r\n"'\\]{6,4000})/gi;

/** Schemes of `Authorization`, in whatever stands around. */
const scheme =
  /(?<![\w-])(?:Bearer|Basic) {1,3}([\w.~+/-]{12,4000}={0,2})(?![\w-])/gi;

/** Options of a command: `--password hunter2`, and the user of `curl`. */
const option =
  /(?<![\w-])--([a-z][\w-]{1,40}) {1,3}(?!-)["']?([^\s"']{3,500})/gi;
const user =
  /(?<![\w-])(?:-u|--user) {0,3}["']?[^\s:"']{1,64}:([^\s"']{3,200})/g;

/** Finds secrets that are told by their name within the same text. */
export const findAssigned: Detector = (text) => {
  if (!/[=:]|%3D|bearer |basic |--/i.test(text) || !look.test(text))
    return nothing;
  const found = [...headersIn(text), ...pairsIn(text), ...optionsIn(text)];
  return found.length === 0 ? nothing : found;
};

function headersIn(text: string): Match[] {
  const lines = [...text.matchAll(header)].filter(
    ([, value = ""]) => /[=\d]/.test(value) && isSecretText(value, "cookie"),
  );
  const schemes = [...text.matchAll(scheme)].filter(
    ([, value = ""]) => /\d/.test(value) && isSecretText(value, "token"),
  );
  return [...lines, ...schemes].map(lastOf);
}

function pairsIn(text: string): Match[] {
  return [...text.matchAll(assigned)]
    .filter(([, name = "", sign = "", , quoted, bare = ""]) =>
      quoted === undefined
        ? isAssigned(name, sign, withoutStop(bare))
        : isSecretText(quoted, name) && judge(name) !== "open",
    )
    .map(({ 0: whole, 3: quote = "", 4: quoted, 5: bare = "", index }) => {
      const value = quoted ?? valueIn(bare);
      const end =
        index +
        whole.length -
        (quoted === undefined ? bare.length - value.length : quote.length);
      return matchOf(value, end - value.length);
    });
}

/** Of what was written for a URL, the value ends where that of the URL within does. */
function valueIn(bare: string): string {
  return bare.replace(/%26.*$/, "");
}

function withoutStop(text: string): string {
  return valueIn(text).replace(/[.!?)\]}]+$/, "");
}

/** "The password: see below" is no secret, but a sentence; behind `=`, anything is one. */
function isAssigned(name: string, sign: string, value: string): boolean {
  if (!isSecretText(value, name)) return isParameter(name, sign, value);
  const judgement = judge(name);
  if (judgement === "open") return isParameter(name, sign, value);
  if (sign === ":" || sign === "%3A")
    return /\d/.test(value) && value.length >= 4;
  return (
    judgement === "guarded" || value.length >= (/pass|pwd/i.test(name) ? 1 : 4)
  );
}

/** Names that mean a secret in URLs alone: signatures, keys of maps, and the codes that are changed for a token. */
const parameters =
  /^(?:key|code|sig|signature|sas|x_(?:amz|goog)_(?:signature|credential|security_token))$/;

function isParameter(name: string, sign: string, value: string): boolean {
  return (
    sign !== ":" &&
    parameters.test(wordsOf(name)) &&
    value.length >= (name.length < 5 && !/^sig$/i.test(name) ? 16 : 8) &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    entropy(value) >= 2.5 &&
    !value.includes(marker)
  );
}

function optionsIn(text: string): Match[] {
  const options = [...text.matchAll(option)]
    .filter(
      ([, name = "", value = ""]) =>
        judge(name) !== "open" && isSecretText(value, name),
    )
    .map(lastOf);
  if (!text.includes("curl")) return options;
  const users = [...text.matchAll(user)].filter(([, value = ""]) =>
    isSecretText(value, "password"),
  );
  return [...options, ...users.map(lastOf)];
}

/** The last group, which ends where the whole does. */
function lastOf(found: RegExpExecArray): Match {
  const value = found.at(-1) ?? "";
  return matchOf(value, found.index + found[0].length - value.length);
}
