import { parseStrict } from "../../base/json/parse-strict.js";
import {
  type Draft,
  finish,
  type Refusal,
  refuseBody,
  refuseFile,
  type RequestReading,
} from "./http-request.js";
import { splitWords } from "./words.js";

/** Options that hold a part of the body, with those whose `@` names a file. */
const dataOptions: ReadonlyMap<string, { readonly file: boolean }> = new Map([
  ["-d", { file: true }],
  ["--data", { file: true }],
  ["--data-ascii", { file: true }],
  ["--data-binary", { file: true }],
  ["--json", { file: true }],
  ["--data-raw", { file: false }],
]);

/** Other options that have a value, which must not be taken for the URL. */
const valued = new Set(
  "-H --header -u --user -A --user-agent -e --referer -b --cookie -c --cookie-jar -o --output -x --proxy -m --max-time --connect-timeout --retry -w --write-out --cacert --cert -E --key --resolve --oauth2-bearer -K --config".split(
    " ",
  ),
);

/** Options whose body is not JSON. */
const otherBodies = new Set(
  "-F --form --form-string --data-urlencode -T --upload-file -G --get".split(
    " ",
  ),
);

/** Reads a cURL command as browsers, Postman and documentations write it. */
export function readCurl(text: string): RequestReading {
  const split = splitWords(text);
  if (!split.ok) return split;
  const draft: Draft = {};
  const [command, ...words] = split.words;
  for (let at = 0; at < words.length; at += 1) {
    const { name, value } = splitOption(words[at] ?? "");
    const takesValue = name !== undefined && takes(name);
    const given = takesValue ? (value ?? words[(at += 1)]) : value;
    const refusal = apply(name, given, draft);
    if (refusal) return refusal;
  }
  if (command === "curl.exe") draft.body = asWindowsPasses(draft.body);
  return finish(draft, "POST");
}

/** The older PowerShell takes quotes from arguments, so that people write `\"` even between single ones. */
function asWindowsPasses(body: string | undefined): string | undefined {
  return body === undefined || parseStrict(body) !== undefined
    ? body
    : body.replaceAll('\\"', '"');
}

function takes(name: string): boolean {
  return (
    dataOptions.has(name) ||
    valued.has(name) ||
    otherBodies.has(name) ||
    ["-X", "--request", "--url"].includes(name)
  );
}

/** `--data=…` and `-d…` in two; a word that is no option has no name. */
function splitOption(word: string): {
  readonly name?: string;
  readonly value?: string;
} {
  const long = /^(--[\w.-]+)(?:=([^]*))?$/.exec(word);
  if (long?.[1] !== undefined)
    return {
      name: long[1],
      ...(long[2] !== undefined && { value: long[2] }),
    };
  if (!/^-[A-Za-z]/.test(word)) return { value: word };
  // Flags may stand together, and the value of the last of them behind it: `-sXPOST`.
  for (let at = 1; at < word.length; at += 1) {
    const name = `-${word.charAt(at)}`;
    const value = word.slice(at + 1);
    if (takes(name)) return value === "" ? { name } : { name, value };
  }
  return { name: word };
}

/** Applies an option, or says why nothing can be learnt from the command. */
function apply(
  name: string | undefined,
  value: string | undefined,
  draft: Draft,
): Refusal | undefined {
  if (name === undefined || name === "--url") draft.url ??= value ?? "";
  else if (name === "-X" || name === "--request") draft.method = value ?? "";
  else if (otherBodies.has(name))
    return refuseBody(`${name} does not send JSON`);
  const data = name === undefined ? undefined : dataOptions.get(name);
  if (!data) return undefined;
  if (data.file && value?.startsWith("@") === true) return refuseFile();
  const before = draft.body === undefined ? "" : `${draft.body}&`;
  draft.body = before + (value ?? "");
  return undefined;
}
