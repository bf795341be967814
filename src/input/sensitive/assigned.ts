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
 * The names of `password=hunter2`, `"token": "…"` and `X-Api-Key: …` in a longer text, in URLs too, also where they
 * were written as the parameter of another.
 */
const named = new RegExp(
  `${begin}([\\p{L}\\p{N}_.-]{2,64})(?:\\\\{0,3}["'])?\\s{0,3}(=|:(?!//)|%3D|%3A)\\s{0,3}`,
  "giu",
);

/** What is assigned: in quotes, which may be escaped, up to their end, or up to what cannot be in it. */
const assigned =
  /(\\{0,3}["'])(.{1,500}?)\1|(?:(?:Bearer|Basic|Token|Digest) {1,3})?([^\s"'\\,;&<>]{1,4000})/iuy;

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
  const found: Match[] = [];
  for (const {
    0: { length },
    1: name = "",
    2: sign = "",
    index,
  } of text.matchAll(named)) {
    if (judge(name) === "open" && !parameters.test(wordsOf(name))) continue;
    // `arn:aws:secretsmanager:…:secret:db` is a path.
    if (sign === ":" && text[index - 1] === ":") continue;
    assigned.lastIndex = index + length;
    const {
      0: whole = "",
      1: quote = "",
      2: quoted,
      3: bare = "",
    } = assigned.exec(text) ?? [];
    const value = quoted ?? valueIn(bare);
    const isSecret =
      quoted === undefined
        ? isAssigned(name, sign, withoutStop(value))
        : judge(name) !== "open" && isSecretText(value, name);
    if (!isSecret) continue;
    const end = index + length + whole.length;
    const from = end - quote.length - (quoted ?? bare).length;
    found.push(matchOf(value, from));
  }
  return found;
}

/** Of what was written for a URL, the value ends where that of the URL within does. */
function valueIn(bare: string): string {
  return bare.replace(/%26.*$/, "");
}

function withoutStop(text: string): string {
  return text.replace(/[.!?)\]}]+$/, "");
}

/** "The password: see below" is no secret, but a sentence; behind `=`, anything is one. */
function isAssigned(name: string, sign: string, value: string): boolean {
  const isColon = sign === ":" || sign === "%3A";
  const judgement = judge(name);
  if (judgement === "open" || !isSecretText(value, name))
    return !isColon && isParameter(name, value);
  if (isColon) return /\d/.test(value) && value.length >= 4;
  const least = /pass|pwd/i.test(name) ? 1 : 4;
  return judgement === "guarded" || value.length >= least;
}

/** Names that mean a secret in URLs alone: signatures, keys of maps, and the codes that are changed for a token. */
const parameters =
  /^(?:key|code|sig|signature|sas|x_(?:amz|goog)_(?:signature|credential|security_token))$/;

function isParameter(name: string, value: string): boolean {
  return (
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
