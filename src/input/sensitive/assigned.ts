import { isDrawn } from "./drawn.js";
import { isSecretKey, kindOfKey } from "./key-kind.js";
import {
  type Detector,
  keyMatch,
  marker,
  type Match,
  nothing,
} from "./match.js";
import { isSecretText } from "./secret-value.js";

/** Where none of this stands, nothing is assigned that is a secret. */
const look =
  /pass|pwd|pw[=:]|kennw|contras|senha|parol|secret|token|key|auth|sig|cookie|sess|sid|otp|pin|cv[vc]|csc|cod[ei]|credential|bearer|basic|hmac|jwt|phrase|mnemonic|curl|\P{ASCII}/iu;

/** The names of `password=hunter2`, `"token": "…"`, `X-Api-Key: …`, `user[password]=…`, `<pin>…` and "the code is …". */
const named =
  /(?<![\p{L}\p{N}_.-])([\p{L}\p{N}_.-]{2,64})(?:["'`\]]?\s{0,3}(=>?|:=?(?!\/\/))\s{0,3}|( is:? )|>)/gu;

/** Up to what cannot be in a value, or to where the next parameter begins. */
const bare =
  /(?:[^\s"'`\\,;&<>]|[,;&](?![\p{L}\p{N}_.%[\]-]{0,64}[=:]|\s|amp;|$))+/uy;

/** Behind the name: a scheme of `Authorization`. */
const scheme = /(?:Bearer|Basic|Token|Digest|ApiKey) {1,3}/iy;

/** Headers whose value is the rest of the line. */
const header =
  /(?<![\w-])(?:(?:set-)?cookie|(?:proxy-)?authorization): {0,3}(?:(?:Bearer|Basic|Token|Digest) {1,3})?([^\r\n"'\\]{6,})/gi;

/** Schemes of `Authorization`, in whatever stands around. */
const schemed =
  /(?<![\w-])(?:Bearer|Basic) {1,3}([\w.~+/-]{12,}={0,2})(?![\w-])/gi;

/** Options of a command: `--password hunter2`, and the user of `curl`. */
const option =
  /(?<![\w-])--([a-z][\w-]{1,40}) {1,3}(?!-)(?:"([^"\n]{3,})"|'([^'\n]{3,})'|([^\s"']{3,}))/gi;
const user = /(?<![\w-])(?:-u|--user) {0,3}["']?[^\s:"']{1,64}:([^\s"']{3,})/g;

/** Finds secrets that are told by their name within the same text. */
export const findAssigned: Detector = (text) => {
  if (!/[=:>]|bearer |basic |--| is /i.test(text) || !look.test(text))
    return nothing;
  const found = [...headersIn(text), ...pairsIn(text), ...optionsIn(text)];
  return found.length === 0 ? nothing : found;
};

function headersIn(text: string): Match[] {
  const lines = [...text.matchAll(header)].filter(
    ([, value = ""]) => /[=\d]/.test(value) && isSecretText(value, "cookie"),
  );
  const schemes = [...text.matchAll(schemed)].filter(
    ([, value = ""]) => /\d/.test(value) && isSecretText(value, "token"),
  );
  return [...lines, ...schemes].map(lastOf);
}

/** The longest value in quotes. */
const maxQuoted = 4_096;

/** What is no secret itself is read again for what is assigned within it, up to this length. */
const maxReread = 100;

function pairsIn(text: string): Match[] {
  const found: Match[] = [];
  let from = 0;
  for (const pair of text.matchAll(named)) {
    const { 0: written, 1: last = "", index } = pair;
    if (index < from) continue;
    const sign = pair[2] ?? (pair[3] ? "is" : ">");
    if (!isPair(text, index, sign)) continue;
    const name = nameOf(text, last, index);
    if (kindOfKey(name) === "open") continue;
    const value = valueAt(text, index + written.length);
    if (!value) continue;
    const end = value.start + value.text.length;
    const isSetting = sign === ":" && isLine(text, index, end);
    if (isAssigned(name, isSetting ? "=" : sign, value)) {
      found.push(keyMatch(value.text, value.start));
      from = end;
    } else if (value.text.length > maxReread) from = end;
  }
  return found;
}

/** `arn:aws:secretsmanager:…:secret:db` is a path, and only a tag encloses what stands behind `>`. */
function isPair(text: string, index: number, sign: string): boolean {
  const before = text[index - 1];
  return sign === ">" ? before === "<" : sign !== ":" || before !== ":";
}

/** Whether the part of a longer text stands in a line of its own, as settings do in YAML. */
function isLine(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 2);
  const isWhole = start === 0 && end === text.length;
  return (
    !isWhole && /(?:^|\n)[ \t-]*$/.test(before) && /^\r?(?:\n|$)/.test(after)
  );
}

/** The name, of two words where the last says little: `verification code`, `api key`. */
function nameOf(text: string, last: string, index: number): string {
  if (isSecretKey(last) || !/^(?:codes?|keys?|phrase|id)$/i.test(last))
    return last;
  const [, first] =
    /([\p{L}\p{N}-]{1,30}) $/u.exec(
      text.slice(Math.max(0, index - 31), index),
    ) ?? [];
  return first !== undefined && isSecretKey(`${first}_${last}`)
    ? `${first}_${last}`
    : last;
}

/** What is assigned. */
interface Assigned {
  readonly text: string;
  readonly start: number;
  readonly isQuoted: boolean;
}

function valueAt(text: string, from: number): Assigned | undefined {
  scheme.lastIndex = from;
  let start = from + (scheme.exec(text)?.[0].length ?? 0);
  const quote = text.charAt(start);
  if (/["'`]/.test(quote)) {
    start += 1;
    const end = closing(text, start, quote);
    if (end > start)
      return { text: text.slice(start, end), start, isQuoted: true };
  }
  bare.lastIndex = start;
  const value = bare.exec(text)?.[0];
  return value === undefined
    ? undefined
    : { text: value, start, isQuoted: false };
}

/** Where a text in quotes ends, on its line; a quote behind a backslash is part of it. */
function closing(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length && at < from + maxQuoted; at += 1) {
    const character = text.charAt(at);
    if (character === quote) return at;
    if (character === "\n") return -1;
    if (character === "\\") at += 1;
  }
  return -1;
}

/** "The password: see below" is no secret, but a sentence; behind `=`, anything is one. */
function isAssigned(
  name: string,
  sign: string,
  { text, isQuoted }: Assigned,
): boolean {
  const value = isQuoted ? text : text.replace(/[.!?)\]}]+$/, "");
  const kind = kindOfKey(name);
  if (kind === "parameter") return sign === "=" && isParameter(name, value);
  if (
    ![text, value].every((said) => isSecretText(said, name)) ||
    (!isQuoted && isSource(value))
  )
    return false;
  if (isQuoted && sign !== "is") return true;
  const isSaid = sign === ":" || sign === "is";
  if (isSaid) return /\d/.test(value) && value.length >= 4;
  return kind === "password" || value.length >= (kind === "code" ? 3 : 4);
}

/** `req.body.password`, `getToken()`, `newPassword`: what a program assigns. */
function isSource(value: string): boolean {
  return (
    isSecretKey(value) ||
    /^[A-Za-z_$][\w$]*(?:\(|\[)/.test(value) ||
    (/^[A-Za-z_$]+(?:\??\.[A-Za-z_$]+)+$/.test(value) && !isDrawn(value, 6))
  );
}

function isParameter(name: string, value: string): boolean {
  const least = /^(?:key|code|sas)$/i.test(name) ? 16 : 8;
  return (
    value.length >= least &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    isDrawn(value, Infinity) &&
    !value.includes(marker)
  );
}

function optionsIn(text: string): Match[] {
  const options = [...text.matchAll(option)].filter((found) => {
    const [, name = ""] = found;
    return isSecretKey(name) && isSecretText(valueOf(found), name);
  });
  const users = text.includes("curl")
    ? [...text.matchAll(user)].filter((found) =>
        isSecretText(valueOf(found), "password"),
      )
    : [];
  return [...options, ...users].map(lastOf);
}

/** The group that took part last; behind it there is a quote at the most. */
function lastOf(found: RegExpExecArray): Match {
  const value = valueOf(found);
  const [whole] = found;
  return keyMatch(value, found.index + whole.lastIndexOf(value));
}

function valueOf(found: RegExpExecArray): string {
  const groups: readonly (string | undefined)[] = found;
  return groups.findLast((group) => group !== undefined) ?? "";
}
