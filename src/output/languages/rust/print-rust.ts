import { deprecationText } from "../class-schema.js";
import { aboutEvent } from "../doc-comment.js";
import { halfPairIn } from "../half-pair.js";
import { createNaming, snakeCase, wordsOf } from "../key-words.js";
import {
  type Inexpressible,
  type Language,
  languageFile,
  type LanguageEvent,
  type PrintedEvent,
} from "../language.js";
import { byForm, type PathConstant } from "../path-constants.js";
import { rustHeader, rustIndex } from "./rust-support.js";
import {
  fits,
  rustDoc,
  rustFormat,
  rustLine,
  rustName,
  rustString,
} from "./rust-text.js";
import { rustTypes } from "./rust-types.js";

/** Rust: one module, with a module an event, for serde. */
export function createRust(): Language {
  return {
    title: "Rust",
    files: /\.rs$/,
    event: printEvent,
    support: () => [],
    index: (files) =>
      languageFile(
        indexFile,
        rustIndex(files.map((file) => file.slice(0, -ending.length))),
      ),
  };
}

const ending = ".rs";

const indexFile = `mod${ending}`;

function printEvent({
  model,
  classes,
  paths,
}: LanguageEvent): PrintedEvent | Inexpressible {
  const half = halfPairIn(model, "Rust");
  if (half) return half;
  const { slug, name, names } = model;
  const types = rustTypes(classes, names.payload);
  const about = rustDoc(aboutEvent(model), "", "//!");
  const blocks = [
    [rustHeader],
    about,
    types.imports.map((one) => `use ${one};`),
    [...constantLines("SLUG", slug), ...constantLines("NAME", name)],
    ...pathBlocks(paths),
    ...types.blocks,
  ];
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
  const module = rustName(snakeCase(wordsOf(names.file)));
  const own = module + ending;
  const path = own === indexFile ? `${module}_${ending}` : own;
  return { file: languageFile(path, text), names: [] };
}

function constantLines(name: string, text: string): readonly string[] {
  return rustLine([`pub const ${name}:`, "&str =", `${rustString(text)};`]);
}

/** The constants of paths, and the functions of those that lead through arrays and maps. */
function pathBlocks(
  paths: readonly PathConstant[],
): readonly (readonly string[])[] {
  const { constants, functions } = byForm(paths);
  const constantName = createNaming();
  const functionName = createNaming();
  return [
    constants.flatMap(({ words, text, deprecated }) => [
      ...noteOf(deprecated),
      ...constantLines(
        constantName(rustName(`VARIABLE_${snakeCase(words).toUpperCase()}`)),
        text,
      ),
    ]),
    ...functions.map((path) => [
      ...noteOf(path.deprecated),
      ...functionLines(
        path,
        functionName(rustName(`variable_${snakeCase(path.words)}`)),
      ),
    ]),
  ];
}

function functionLines(
  { parts, parameters }: PathConstant,
  name: string,
): readonly string[] {
  const taken = parameters.map(
    ({ name, kind }) => `${name}: ${kind === "index" ? "usize" : "&str"}`,
  );
  const head = `pub fn ${name}(${taken.join(", ")}) -> String {`;
  return [
    ...(fits(head)
      ? [head]
      : [
          `pub fn ${name}(`,
          ...taken.map((one) => `    ${one},`),
          ") -> String {",
        ]),
    ...formatLines(rustFormat(parts)),
    "}",
  ];
}

/** A call of `format!`, in several lines where these are short enough. */
function formatLines(call: string): readonly string[] {
  const line = `    ${call}`;
  const text = `        ${call.slice("format!(".length, -1)}`;
  return fits(line) || !fits(text) ? [line] : ["    format!(", text, "    )"];
}

function noteOf(deprecated: string | true | undefined): readonly string[] {
  return deprecated === undefined ? [] : rustDoc([deprecationText(deprecated)]);
}
