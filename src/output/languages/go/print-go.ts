import { basename } from "node:path";
import { deprecationText } from "../class-schema.js";
import { halfPairIn } from "../half-pair.js";
import {
  type Inexpressible,
  type Language,
  languageFile,
  type LanguageEvent,
  type PrintedEvent,
} from "../language.js";
import type { PathConstant } from "../path-constants.js";
import { createNaming, snakeCase, wordsOf } from "../words.js";
import { goHeader, goSupport } from "./go-support.js";
import {
  aligned,
  exported,
  goCase,
  goComment,
  goString,
  packageName,
} from "./go-text.js";
import { goTypes } from "./go-types.js";

/** Go: one package, with a file an event, for `encoding/json`. */
export function createGo(folder: string): Language {
  const name = packageName(basename(folder));
  return {
    title: "Go",
    files: /\.go$/,
    event: (event) => printEvent(event, name),
    support: () => [languageFile("support.go", goSupport(name))],
  };
}

function printEvent(
  event: LanguageEvent,
  packageName: string,
): PrintedEvent | Inexpressible {
  const { model, classes, paths } = event;
  const half = halfPairIn(model.payload.type, "Go");
  if (half) return half;
  const { slug, name, names } = model;
  const own = exported(names.payload.replace(/Payload$/, ""));
  const types = goTypes(classes, names.payload);
  const constants = [
    [`${own}Slug`, `= ${goString(slug)}`],
    [`${own}Name`, `= ${goString(name)}`],
  ];
  const variables = printPaths(paths, `${own}Variable`);
  const text = [
    goHeader,
    `package ${packageName}`,
    ...(variables.needsStrconv ? ["", 'import "strconv"'] : []),
    "",
    ...aboutLines(event, own),
    "const (",
    ...aligned(constants).map((line) => `\t${line}`),
    ")",
    ...[...variables.blocks, ...types.blocks].flatMap((lines) => [
      "",
      ...lines,
    ]),
  ];
  // Endings such as _test.go and _linux.go would mean something to the compiler.
  const path = `${snakeCase(wordsOf(names.file))}_event.go`;
  return {
    file: languageFile(path, `${text.join("\n")}\n`),
    names: [
      ...types.names,
      ...constants.map(([constant = ""]) => constant),
      ...variables.names,
    ],
  };
}

function aboutLines(
  { model: { description, deprecated } }: LanguageEvent,
  own: string,
): readonly string[] {
  return goComment([
    `What Cobalt calls the event.${description === undefined ? "" : ` ${description}`}`,
    ...(deprecated === undefined ? [] : ["", deprecationText(deprecated)]),
  ]).map((line) => line.replace("What", `${own}Slug and ${own}Name are what`));
}

/** The constants of paths, and the functions of those that lead through arrays and maps. */
function printPaths(paths: readonly PathConstant[], prefix: string) {
  const unique = createNaming();
  const named = paths.map((path) => ({
    ...path,
    name: unique(exported(prefix + goCase(path.words))),
  }));
  const constants = named.filter(({ parameters }) => parameters.length === 0);
  const functions = named.filter(({ parameters }) => parameters.length > 0);
  const isIndexed = ({ parameters }: PathConstant): boolean =>
    parameters.some(({ kind }) => kind === "index");
  return {
    names: named.map(({ name }) => name),
    needsStrconv: functions.some(isIndexed),
    blocks: [
      ...(constants.length > 0 ? [constantLines(constants)] : []),
      ...functions.map(functionLines),
    ],
  };
}

type Named = PathConstant & { readonly name: string };

function constantLines(constants: readonly Named[]): readonly string[] {
  const rows = constants.map(({ name, parts }) => [
    name,
    `= ${goString(parts.join(""))}`,
  ]);
  const lines = aligned(rows).flatMap((line, index) => [
    ...deprecation(constants[index], "\t"),
    `\t${line}`,
  ]);
  return ["// The variable paths of the event.", "const (", ...lines, ")"];
}

function functionLines(path: Named): readonly string[] {
  const { name, parts, parameters } = path;
  const taken = parameters.map(
    ({ name, kind }) => `${name} ${kind === "index" ? "int" : "string"}`,
  );
  const text = parts.map((part) => {
    if (typeof part === "string") return goString(part);
    return part.kind === "index" ? `strconv.Itoa(${part.name})` : part.name;
  });
  const about = `// ${name} is a variable path.`;
  const note = deprecation(path, "");
  return [
    about,
    ...(note.length > 0 ? ["//", ...note] : []),
    `func ${name}(${taken.join(", ")}) string {`,
    `\treturn ${text.join(" + ")}`,
    "}",
  ];
}

function deprecation(
  path: PathConstant | undefined,
  indent: string,
): readonly string[] {
  return path?.deprecated === undefined
    ? []
    : goComment([deprecationText(path.deprecated)], indent);
}
