import { getNodeValue } from "jsonc-parser";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import type { Json, JsonPath } from "./json.js";
import { createLocator, type Locator, type Position } from "./locate.js";
import { firstMistake } from "./mistake.js";
import { countKeys } from "./parse-sound.js";
import { parseStrict } from "./parse-strict.js";
import { maxDocumentDepth, scan } from "./scan.js";

/** A parsed JSON text that can still say where each value stands. */
export interface JsonDocument {
  /** Absolute path. */
  readonly file: string;
  readonly value: Json;
  /** How deep arrays and objects are nested in it. */
  readonly depth: number;
  /**
   * Where the value at `path` stands; with `"key"`, where its property name does. A path that leads
   * nowhere gives the nearest value above it.
   */
  readonly place: (path: JsonPath, part?: "key" | "value") => Place;
}

/** How a JSON text is to be read. */
export interface ParseOptions {
  /** Where in the file the text begins; by default it is all of the file. */
  readonly start?: Position;
  /** Whether comments and trailing commas are mistakes; by default both are accepted. */
  readonly strict?: boolean;
  /** Whether no message names a key, because keys may be personal. */
  readonly hidesKeys?: boolean;
}

/**
 * Parses JSON, with comments and trailing commas allowed, from the text of `file`.
 *
 * Almost every file is strict JSON, so the engine's own parser goes first. It drops duplicate keys in
 * silence; they are noticed because fewer keys come out than stand in the text. Positions cost ten
 * times the parse, so they are worked out only when a problem asks for one.
 *
 * @returns undefined where the text cannot be used; the problems are then in `diagnostics`
 */
export function parseDocument(
  file: string,
  source: string,
  diagnostics: Diagnostics,
  { start, strict = false, hidesKeys = false }: ParseOptions = {},
): JsonDocument | undefined {
  // A byte order mark is replaced by a space, so that offsets stay those of the file.
  const text = source.startsWith("\uFEFF") ? ` ${source.slice(1)}` : source;
  const locator = createLocator(file, text, start);

  const { keys, depth, tooDeepAt, blank } = scan(text);
  // In strict JSON a comment is a mistake, so a text with nothing but comments is not empty: it is invalid.
  if (blank && !strict) {
    diagnostics.add("CE103", "The file is empty.", locator.range(0, 1));
    return undefined;
  }
  if (tooDeepAt !== undefined) {
    const message = `The JSON is nested deeper than ${maxDocumentDepth} levels.`;
    diagnostics.add("CE106", message, locator.range(tooDeepAt, 1));
    return undefined;
  }

  const value =
    parseStrict(text) ?? parseTolerant(text, locator, diagnostics, strict);
  if (value === undefined) return undefined;
  if (countKeys(value) < keys) {
    for (const { key, place, first } of locator.duplicateKeys()) {
      diagnostics.add(
        "CE105",
        `The key ${hidesKeys ? "" : `${JSON.stringify(key)} `}is there already, on line ${first.line}.`,
        place,
      );
    }
    return undefined;
  }
  return { file, value, depth, place: locator.place };
}

/** Parses what the engine's parser refuses, or says what is wrong with it. */
function parseTolerant(
  text: string,
  locator: Locator,
  diagnostics: Diagnostics,
  strict: boolean,
): Json | undefined {
  const mistake = firstMistake(text, strict);
  const root = mistake ? undefined : locator.tree();
  // Its objects have no prototype, so `__proto__` is a key like any other.
  if (root) return getNodeValue(root) as Json;

  const { offset, length, explanation } = mistake ?? {
    offset: 0,
    length: 1,
    explanation: "there is no value",
  };
  diagnostics.add(
    "CE104",
    `This is not valid JSON: ${explanation}.`,
    locator.range(offset, length),
  );
  return undefined;
}
