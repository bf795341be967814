import { basename } from "node:path";
import type { ManifestOptions } from "../../../input/manifest/manifest.js";
import { deprecationText } from "../class-schema.js";
import { halfPairIn } from "../half-pair.js";
import {
  type Inexpressible,
  type Language,
  languageFile,
  type LanguageEvent,
  type PrintedEvent,
} from "../language.js";
import { byForm, type PathConstant } from "../path-constants.js";
import { createNaming, snakeCase, wordsOf } from "../key-words.js";
import { goClient, goTrigger } from "./go-client.js";
import { goHeader, goSupport } from "./go-support.js";
import {
  columns,
  exported,
  goCase,
  goComment,
  goName,
  goString,
  packageName,
} from "./go-text.js";
import { goTypes } from "./go-types.js";

/** Go: one package, with a file an event, for `encoding/json`. */
export function createGo(folder: string, options: ManifestOptions): Language {
  const name = packageName(basename(folder));
  return {
    title: "Go",
    files: /\.go$/,
    event: (event) => printEvent(event, name),
    support: () => [
      languageFile("support.go", goSupport(name)),
      ...goClient(name, options),
    ],
  };
}

function printEvent(
  event: LanguageEvent,
  packageName: string,
): PrintedEvent | Inexpressible {
  const { model, classes, paths } = event;
  const half = halfPairIn(model, "Go");
  if (half) return half;
  const { slug, name, names } = model;
  const own = goName(names);
  const types = goTypes(classes, names.payload);
  const constants = [
    [`${own}Slug`, `= ${goString(slug)}`],
    [`${own}Name`, `= ${goString(name)}`],
  ] as const;
  const variables = printPaths(paths, `${own}Variable`);
  const trigger = goTrigger(model, own);
  const text = [
    goHeader,
    `package ${packageName}`,
    "",
    ...(variables.needsStrconv
      ? ["import (", '\t"context"', '\t"strconv"', ")"]
      : ['import "context"']),
    "",
    ...aboutLines(event, own),
    "const (",
    ...columns(constants.map((cells) => ({ cells }))),
    ")",
    ...[...variables.blocks, ...types.blocks, trigger.lines].flatMap(
      (lines) => ["", ...lines],
    ),
  ];
  // Endings such as _test.go and _linux.go would mean something to the compiler.
  const path = `${snakeCase(wordsOf(names.file))}_event.go`;
  return {
    file: languageFile(path, `${text.join("\n")}\n`),
    names: [
      ...types.names,
      ...constants.map(([constant]) => constant),
      ...variables.names,
      trigger.name,
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
  const { constants, functions } = byForm(named);
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
  const rows = constants.map(({ name, text, deprecated }) => ({
    comment: deprecated === undefined ? [] : [deprecationText(deprecated)],
    cells: [name, `= ${goString(text)}`],
  }));
  return [
    "// The variable paths of the event.",
    "const (",
    ...columns(rows),
    ")",
  ];
}

function functionLines({
  name,
  parts,
  parameters,
  deprecated,
}: Named): readonly string[] {
  const taken = parameters.map(
    ({ name, kind }) => `${name} ${kind === "index" ? "int" : "string"}`,
  );
  const text = parts.map((part) => {
    if (typeof part === "string") return goString(part);
    return part.kind === "index" ? `strconv.Itoa(${part.name})` : part.name;
  });
  const note =
    deprecated === undefined ? [] : ["", deprecationText(deprecated)];
  return [
    ...goComment([`${name} is a variable path.`, ...note]),
    `func ${name}(${taken.join(", ")}) string {`,
    `\treturn ${text.join(" + ")}`,
    "}",
  ];
}
