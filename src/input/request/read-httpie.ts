import {
  type Draft,
  finish,
  type Refusal,
  refuseBody,
  refuseFile,
  type RequestReading,
} from "./http-request.js";
import { splitWords } from "./words.js";

/** Options that have a value. */
const valued = new Set(
  "-a --auth -A --auth-type -o --output -p --print -s --style --pretty --format-options --response-charset --response-mime --session --session-read-only --proxy --verify --timeout --max-redirects --max-headers --cert --cert-key --cert-key-pass --ssl --ciphers".split(
    " ",
  ),
);

/** Reads an HTTPie command: its fields, or the body of `--raw` and `<<<`. */
export function readHttpie(text: string): RequestReading {
  const split = splitWords(text);
  if (!split.ok) return split;
  const draft: Draft = {};
  const words: string[] = [];
  const given = split.words.slice(1);
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? "";
    const [, raw] = /^(?:--raw=?|<<<)([^]*)$/.exec(word) ?? [];
    if (raw !== undefined) draft.body = raw || given[(at += 1)];
    else if (word.startsWith("<")) return refuseFile();
    else if (/^(?:-[a-zA-Z]*f[a-zA-Z]*|--form|--multipart)$/.test(word))
      return refuseBody(`${word} does not send JSON`);
    else if (valued.has(word)) at += 1;
    else if (!word.startsWith("-")) words.push(word);
  }
  if (/^[a-z]+$/i.test(words[0] ?? "") && words.length > 1)
    draft.method = words.shift();
  // `:4010/path` is short for this machine.
  draft.url = words.shift()?.replace(/^:(?=\d|\/)/, "localhost:");
  return readItems(words, draft) ?? finish(draft, "POST");
}

/** A value as JSON text, or an object or a list of such. */
type Field = string | Branch;

interface Branch {
  readonly isList: boolean;
  readonly fields: Map<string, Field>;
}

/** Makes the body of `key=text` and `key:=json`; headers and queries are read over. */
function readItems(
  items: readonly string[],
  draft: Draft,
): Refusal | undefined {
  const root: Branch = { isList: false, fields: new Map() };
  for (const item of items) {
    const [, name = "", sign = "", value = ""] =
      /^((?:\\[^]|[^\\:=@;])*)(:=@|=@|:=|==|[:=@;])([^]*)$/.exec(item) ?? [];
    if (sign.endsWith("@")) return refuseFile();
    if (sign === "=") put(root, stepsOf(name), JSON.stringify(value));
    if (sign === ":=") put(root, stepsOf(name), value);
  }
  if (root.fields.size > 0) draft.body ??= print(root);
  return undefined;
}

/** `payload[address][city]` in its three steps; a backslash escapes. */
function stepsOf(name: string): readonly string[] {
  const [, head = "", tail = ""] =
    /^((?:\\[^]|[^\\[])*)([^]*)$/.exec(name) ?? [];
  const inner = tail.matchAll(/\[((?:\\[^]|[^\\\]])*)\]/g);
  return [head, ...[...inner].map(([, step = ""]) => step)].map((step) =>
    step.replace(/\\([^])/g, "$1"),
  );
}

function put(
  { fields }: Branch,
  [step = "", ...rest]: readonly string[],
  value: string,
): void {
  const [next] = rest;
  // `[]` is the next item of a list.
  const key = step === "" ? String(fields.size) : step;
  if (next === undefined) {
    fields.set(key, value);
    return;
  }
  const known = fields.get(key);
  const branch: Branch =
    typeof known === "object"
      ? known
      : { isList: /^\d*$/.test(next), fields: new Map() };
  fields.set(key, branch);
  put(branch, rest, value);
}

function print(field: Field): string {
  if (typeof field === "string") return field;
  const { isList, fields } = field;
  if (isList) return `[${[...fields.values()].map(print).join(", ")}]`;
  const members = [...fields].map(
    ([key, value]) => `${JSON.stringify(key)}: ${print(value)}`,
  );
  return `{${members.join(", ")}}`;
}
