import { basename } from "node:path";
import { deprecationText } from "../class-schema.js";
import { aboutEvent } from "../doc-comment.js";
import { halfPairIn } from "../half-pair.js";
import { createNaming, snakeCase } from "../key-words.js";
import {
  type Inexpressible,
  type Language,
  languageFile,
  type LanguageEvent,
  type PrintedEvent,
} from "../language.js";
import { byForm, type PathConstant } from "../path-constants.js";
import { rubyHeader, rubySupport } from "./ruby-support.js";
import {
  rubyComment,
  rubyConstant,
  rubyFormat,
  rubyMethod,
  rubyModule,
  rubyNames,
  rubyString,
} from "./ruby-text.js";
import { rubyTypes } from "./ruby-types.js";
import { indented } from "./ruby-values.js";

/** Ruby: one module, with a module and a file an event, for its own `json`. */
export function createRuby(folder: string): Language {
  const module = rubyModule(basename(folder));
  return {
    title: "Ruby",
    files: /\.rb$/,
    event: (event) => printEvent(event, module),
    support: () => [languageFile("record.rb", rubySupport(module))],
  };
}

function printEvent(
  { model, classes, paths }: LanguageEvent,
  module: string,
): PrintedEvent | Inexpressible {
  const problem = halfPairIn(model, "Ruby");
  if (problem) return problem;
  const { slug, name, names } = model;
  const { file, event } = rubyNames(names);
  const body = [
    `SLUG = ${rubyString(slug)}`,
    `NAME = ${rubyString(name)}`,
    ...pathLines(paths),
    ...rubyTypes(classes, names.payload).flatMap((block) => ["", ...block]),
  ];
  const lines = [
    ...rubyComment(aboutEvent(model)),
    `module ${event}`,
    ...indented(body),
    "end",
  ];
  const text = [
    rubyHeader,
    "require_relative 'record'",
    "",
    `module ${module}`,
    ...indented(lines),
    "end",
    "",
  ];
  return {
    file: languageFile(`${file}.rb`, text.join("\n")),
    names: [event],
  };
}

/** The constants of paths, and the functions of those that lead through arrays and maps. */
function pathLines(paths: readonly PathConstant[]): readonly string[] {
  const { constants, functions } = byForm(paths);
  const constantName = createNaming();
  const functionName = createNaming();
  return [
    ...(constants.length > 0 ? [""] : []),
    ...constants.flatMap(({ words, text, deprecated }) => [
      ...noteOf(deprecated),
      `${constantName(rubyConstant(`VARIABLE_${snakeCase(words).toUpperCase()}`))} = ${rubyString(text)}`,
    ]),
    ...functions.flatMap(({ words, parts, parameters, deprecated }) => [
      "",
      ...noteOf(deprecated),
      `def self.${functionName(rubyMethod(["variable", ...words]))}(${parameters.map(({ name }) => name).join(", ")})`,
      `  ${rubyFormat(parts)}`,
      "end",
    ]),
  ];
}

function noteOf(deprecated: string | true | undefined): readonly string[] {
  return deprecated === undefined
    ? []
    : rubyComment([deprecationText(deprecated)]);
}
