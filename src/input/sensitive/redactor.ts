import { createHmac, randomBytes } from "node:crypto";
import { parse, visit } from "jsonc-parser";
import {
  isList,
  isObject,
  type Json,
  type JsonPath,
} from "../../base/json/json.js";
import { type FormatSet, formatsOf, nameOf } from "../../type/formats.js";
import type { Finding } from "./find-sensitive.js";
import { keyIn, needsContext } from "./key-in.js";
import { matchesIn } from "./matches.js";
import { type Draw, marked, type Match, type SensitiveKind } from "./match.js";

/** Replaces sensitive data by stand-ins. */
export interface Redactor {
  /** A value with stand-ins in the place of what is sensitive; names of properties stay. */
  readonly value: (value: Json) => Json;
  /**
   * The text of a JSON value, in which only the strings and numbers change that are sensitive. It has to be
   * free of mistakes, and not nested deeper than a stack holds.
   */
  readonly text: (json: string) => RedactedText;
}

/** A JSON text without what was sensitive in it. */
export interface RedactedText {
  readonly text: string;
  /** What was replaced, and the names of properties that were not. */
  readonly findings: readonly Finding[];
}

/**
 * Makes a redactor. A stand-in has the type, the format and, where that is possible, the length of what it stands
 * for; the same value always gets the same one, so that equal values stay equal. Without the key, a stand-in reveals
 * nothing of the value. Redacting a stand-in changes nothing.
 *
 * @param key the same key gives the same stand-ins, in other runs too; by default a random one
 */
export function createRedactor(
  key: string | Uint8Array = randomBytes(32),
): Redactor {
  return redactorBy(({ kind, identity }) => drawBy(key, kind, identity));
}

/**
 * Makes a redactor for a file that is written again and again: the first value of a kind gets the same stand-in in every
 * run, and so does the second. A stand-in reveals nothing of its value, but which values are equal.
 */
export function createSerialRedactor(): Redactor {
  const numbers = new Map<string, number>();
  return redactorBy(({ kind, identity }) => {
    const value = JSON.stringify([kind, identity]);
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return drawBy("", kind, String(number));
  });
}

/** Gives a match the characters that its stand-in is made of. */
type Drawer = (match: Match) => Draw;

function redactorBy(drawFor: Drawer): Redactor {
  const redactScalar = (value: Json, name: string | undefined): Json => {
    if (typeof value === "number") {
      const matches = matchesIn(value, name);
      return matches.length === 0
        ? value
        : Number(replaceMatches(String(value), matches, drawFor));
    }
    return typeof value === "string"
      ? redactString(value, name, drawFor)
      : value;
  };
  const redactValue = (value: Json, name: string | undefined): Json => {
    if (isList(value)) return value.map((item) => redactValue(item, name));
    if (!isObject(value)) return redactScalar(value, name);
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, item]) => [
        key,
        redactValue(item, keyIn(value, key, name)),
      ]),
    );
  };
  return {
    value: (value) => redactValue(value, undefined),
    text: (json) =>
      redactText(json, redactScalar, (comment) =>
        redactString(comment, undefined, drawFor),
      ),
  };
}

/** Rounds of replacing: what was hidden behind another finding may show only when that is gone. */
const maxRounds = 4;

function redactString(
  value: string,
  name: string | undefined,
  drawFor: Drawer,
): string {
  const first = matchesIn(value, name);
  let text = value;
  let matches = first;
  for (let round = 0; matches.length > 0; round += 1) {
    if (round === maxRounds)
      return substitute(first, formatsOf(value), drawFor);
    text = replaceMatches(text, matches, drawFor);
    matches = matchesIn(text, name);
  }
  const wanted = formatsOf(value);
  return formatsOf(text) === wanted ? text : substitute(first, wanted, drawFor);
}

function replaceMatches(
  text: string,
  matches: readonly Match[],
  drawFor: Drawer,
): string {
  let replaced = "";
  let from = 0;
  for (const match of matches) {
    replaced += text.slice(from, match.start) + match.standIn(drawFor(match));
    from = match.end;
  }
  return replaced + text.slice(from);
}

/**
 * Stands in for a whole text that would have another format with stand-ins in it: a secret may hold characters that
 * no URL has, or be the domain of an address.
 */
function substitute(
  [match]: readonly Match[],
  wanted: FormatSet,
  drawFor: Drawer,
): string {
  const word = match ? marked(drawFor(match), 0) : "";
  const format = nameOf(wanted);
  if (format === "uri") return `https://example.com/${word}`;
  return format === "email" ? `${word}@example.com` : word;
}

/** Draws by HMAC: without the key nobody can try values out until the stand-in fits. */
function drawBy(
  key: string | Uint8Array,
  kind: SensitiveKind,
  identity: string,
): Draw {
  let block = 0;
  const next = (): Buffer => {
    const seed = JSON.stringify([kind, block, identity]);
    block += 1;
    return createHmac("sha256", key).update(seed).digest();
  };
  return (length, alphabet) => {
    let drawn = "";
    while (drawn.length < length) {
      for (const byte of next())
        drawn += alphabet.charAt(byte % alphabet.length);
    }
    return drawn.slice(0, length);
  };
}

function redactText(
  json: string,
  redactScalar: (value: Json, name: string | undefined) => Json,
  redactComment: (comment: string) => string,
): RedactedText {
  const findings: Finding[] = [];
  const pieces: string[] = [];
  let from = 0;
  let whole: Json | undefined;
  const replace = (offset: number, length: number, by: string): void => {
    pieces.push(json.slice(from, offset), by);
    from = offset + length;
  };
  // A byte order mark is replaced by a space, so that offsets stay those of the text.
  visit(json.replace(/^\uFEFF/, " "), {
    onObjectProperty: (name, _offset, _length, _line, _character, pathTo) => {
      for (const { kind } of matchesIn(name, undefined))
        findings.push({ kind, path: [...pathTo(), name], part: "key" });
    },
    onLiteralValue: (
      value: Json,
      offset,
      length,
      _line,
      _character,
      pathTo,
    ) => {
      if (typeof value !== "string" && typeof value !== "number") return;
      const path = pathTo();
      const name = keyAt(path, () => (whole ??= parse(json) as Json));
      const matches = matchesIn(value, name);
      if (matches.length === 0) return;
      for (const { kind } of matches)
        findings.push({ kind, path, part: "value" });
      replace(offset, length, JSON.stringify(redactScalar(value, name)));
    },
    onComment: (offset, length) => {
      const comment = json.slice(offset, offset + length);
      const matches = matchesIn(comment, undefined);
      if (matches.length === 0) return;
      for (const { kind } of matches)
        findings.push({ kind, path: [], part: "comment" });
      replace(offset, length, redactComment(comment));
    },
  });
  return { text: pieces.join("") + json.slice(from), findings };
}

/** The key that says what stands at a path; where properties around it say so, the whole is needed. */
function keyAt(path: JsonPath, whole: () => Json): string | undefined {
  const keys = path.filter((step) => typeof step === "string");
  if (!keys.some(needsContext)) return keys.at(-1);
  let value: Json | undefined = whole();
  let key: string | undefined;
  for (const step of path) {
    if (isObject(value) && typeof step === "string") {
      key = keyIn(value, step, key);
      value = value[step];
    } else if (isList(value) && typeof step === "number") value = value[step];
  }
  return key;
}
