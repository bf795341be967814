import { basename } from "node:path";
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
import { pathLines, type PathWriting } from "../path-lines.js";
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
    ...pathLines(paths, pathWriting()),
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

function pathWriting(): PathWriting {
  const constantName = createNaming();
  const functionName = createNaming();
  return {
    comment: rubyComment,
    constant: ({ words, text }) =>
      `${constantName(rubyConstant(`VARIABLE_${snakeCase(words).toUpperCase()}`))} = ${rubyString(text)}`,
    function: ({ words, parts, parameters }) => [
      `def self.${functionName(rubyMethod(["variable", ...words]))}(${parameters.map(({ name }) => name).join(", ")})`,
      `  ${rubyFormat(parts)}`,
      "end",
    ],
  };
}
