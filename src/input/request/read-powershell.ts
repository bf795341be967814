import {
  type Draft,
  finish,
  refuseBody,
  refuseFile,
  type RequestReading,
} from "./http-request.js";
import { type PowerShellWord, splitPowerShell } from "./powershell-words.js";

const command = /^(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)$/i;

/** Parameters that have no value. */
const flag =
  /^-(?:UseBasicParsing|UseDefaultCredentials|Disable\w+|Skip\w+|Allow\w+|Preserve\w+|NoProxy|PassThru|Resume|Verbose)$/i;

/** Parameters that matter; PowerShell takes their beginnings, too. */
const parameters = ["uri", "method", "body", "form", "infile"] as const;

/** Texts that variables were set to, by their names in lower case. */
type Variables = Map<string, string>;

/** Reads `Invoke-RestMethod` or `Invoke-WebRequest`, with the variables that were set to texts before. */
export function readPowerShell(text: string): RequestReading {
  const script = splitPowerShell(text);
  if (!script.ok) return script;
  const variables: Variables = new Map();
  for (const words of script.statements) {
    const start = words.findIndex(
      ({ text, kind }) => kind === "bare" && command.test(text),
    );
    if (start !== -1) return readCall(words.slice(start + 1), variables);
    remember(words, variables);
  }
  const reason = "it calls neither Invoke-RestMethod nor Invoke-WebRequest";
  return { ok: false, reason };
}

function remember(
  [first, ...rest]: readonly PowerShellWord[],
  variables: Variables,
): void {
  const [, name, sign] = /^\$(\w+)(=?)$/.exec(first?.text ?? "") ?? [];
  if (name === undefined) return;
  const value = sign === "=" ? rest : rest.slice(1);
  const isSet = sign === "=" || rest[0]?.text === "=";
  if (isSet && value.length === 1 && value[0]?.kind === "string")
    variables.set(name.toLowerCase(), value[0].text);
}

function readCall(
  words: readonly PowerShellWord[],
  variables: Variables,
): RequestReading {
  const draft: Draft = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word || isFlag(word)) continue;
    const name = parameterOf(word);
    if (name === undefined) {
      draft.url ??= valueOf(word, variables);
      continue;
    }
    const value = valueOf(words[(at += 1)], variables);
    const parameter = parameters.find((each) => each.startsWith(name));
    if (parameter === "uri") draft.url = value;
    else if (parameter === "method") draft.method = value;
    else if (parameter === "infile") return refuseFile();
    else if (parameter === "form") return refuseBody("-Form sends no JSON");
    else if (parameter === "body") {
      if (value === undefined) return notJson;
      draft.body = value;
    }
  }
  return finish(draft, "GET");
}

const notJson = {
  ok: false,
  reason: "its -Body is not written out as JSON",
  help: "Write -Body as JSON in quotes, or as a variable that is set to such a text; a hash table is not read.",
} as const;

function isFlag({ text, kind }: PowerShellWord): boolean {
  return kind === "bare" && flag.test(text);
}

/** The name of a parameter in lower case; undefined for another word. */
function parameterOf({ text, kind }: PowerShellWord): string | undefined {
  const [, name] = (kind === "bare" && /^-(\w+)$/.exec(text)) || [];
  return name?.toLowerCase();
}

/** The text that a word stands for; undefined where it would have to be worked out. */
function valueOf(
  word: PowerShellWord | undefined,
  variables: Variables,
): string | undefined {
  if (!word || word.kind === "group") return undefined;
  return word.kind === "bare" && word.text.startsWith("$")
    ? variables.get(word.text.slice(1).toLowerCase())
    : word.text;
}
