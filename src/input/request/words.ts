import { splitPowerShell } from "./powershell-words.js";

/** The words of a command line, or why it cannot be understood. */
export type Words =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Splits a command as a POSIX shell does, or `cmd` where it continues its lines with `^`, or PowerShell where it does so
 * with a backtick: quotes, escapes and continued lines. Nothing is expanded or run; it ends where the first command does.
 */
export function splitWords(text: string): Words {
  if (/`\r?\n|"\{\s*`"/.test(text)) {
    const script = splitPowerShell(text);
    if (!script.ok) return script;
    const [command = []] = script.statements;
    return { ok: true, words: command.map(({ text }) => text) };
  }
  // A shell takes carets literally; only cmd escapes with them.
  const isCmd = /\^(?:\r?\n|")/.test(text);
  const source = isCmd ? fromCmd(text) : text;
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    const quote = readQuote(source, at, isCmd);
    if (quote) {
      if (quote.end === undefined)
        return { ok: false, reason: `a quote ${quote.sign} is not closed` };
      word = (word ?? "") + quote.text;
      at = quote.end;
    } else if (character === "\\" && !isCmd) {
      const next = source.slice(at + 1).match(/^(?:\r?\n|[^])/)?.[0] ?? "";
      if (!/\n$/.test(next)) word = (word ?? "") + next;
      at += 1 + next.length;
    } else if (/[\s;|&]/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      if (/[\n;|&]/.test(character) && words.length > 0) break;
      at += 1;
    } else {
      word = (word ?? "") + character;
      at += 1;
    }
  }
  return { ok: true, words: word === undefined ? words : [...words, word] };
}

/** Takes the carets away; what they escape is ordinary then, line ends are spaces. */
function fromCmd(text: string): string {
  return text.replace(/\^(\r?\n|[^])/g, (_, next: string) =>
    next.endsWith("\n") ? " " : next,
  );
}

/** Text in quotes; `end` is absent where they are not closed. */
interface Quoted {
  readonly sign: string;
  readonly text: string;
  readonly end: number | undefined;
}

function readQuote(
  text: string,
  at: number,
  isCmd: boolean,
): Quoted | undefined {
  if (text.startsWith('"', at)) return readDouble(text, at + 1);
  if (isCmd) return undefined;
  if (text.startsWith("$'", at)) return readAnsi(text, at + 2);
  if (!text.startsWith("'", at)) return undefined;
  const end = text.indexOf("'", at + 1);
  return end === -1
    ? { sign: "'", text: "", end: undefined }
    : { sign: "'", text: text.slice(at + 1, end), end: end + 1 };
}

function readDouble(text: string, start: number): Quoted {
  let read = "";
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') return { sign: '"', text: read, end: at + 1 };
    const next = text.charAt(at + 1);
    if (character !== "\\" || !/["\\$`\n]/.test(next)) read += character;
    else {
      if (next !== "\n") read += next;
      at += 1;
    }
  }
  return { sign: '"', text: "", end: undefined };
}

const ansiEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  e: "\u001B",
};

const ansiEscape =
  /\\(?:u([\da-f]{1,4})|U([\da-f]{1,8})|x([\da-f]{1,2})|([0-7]{1,3})|([^]))/giy;

function readAnsi(text: string, start: number): Quoted {
  let read = "";
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === "'") return { sign: "$'", text: read, end: at + 1 };
    ansiEscape.lastIndex = at;
    const escape = character === "\\" ? ansiEscape.exec(text) : null;
    read += escape ? ansiValue(escape) : character;
    at += escape?.[0].length ?? 1;
  }
  return { sign: "$'", text: "", end: undefined };
}

function ansiValue([
  ,
  short,
  long,
  hex,
  octal,
  other = "",
]: RegExpExecArray): string {
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
  const point = short ?? long ?? hex;
  if (point === undefined) return ansiEscapes[other] ?? other;
  const value = parseInt(point, 16);
  return value <= 0x10ffff ? String.fromCodePoint(value) : "\uFFFD";
}
