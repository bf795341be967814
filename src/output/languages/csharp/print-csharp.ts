import { basename } from "node:path";
import { aboutEvent } from "../doc-comment.js";
import { halfPairIn } from "../half-pair.js";
import { createNaming, pascalCase } from "../key-words.js";
import {
  type Inexpressible,
  type Language,
  languageFile,
  type LanguageEvent,
  type PrintedEvent,
} from "../language.js";
import { pathLines, type PathWriting } from "../path-lines.js";
import { csharpConverters } from "./csharp-converters.js";
import { csharpFile, csharpOneOf, csharpOptional } from "./csharp-support.js";
import {
  csharpEvent,
  csharpFormat,
  csharpName,
  csharpNamespace,
  csharpString,
  xmlDoc,
} from "./csharp-text.js";
import { braced, csharpTypes } from "./csharp-types.js";

/** C#: one namespace, with a class an event, for Json.NET. */
export function createCsharp(folder: string): Language {
  const namespace = csharpNamespace(basename(folder));
  return {
    title: "C#",
    files: /\.cs$/,
    event: (event) => printEvent(event, namespace),
    support: () => [
      languageFile("Converters.cs", csharpConverters(namespace)),
      languageFile("OneOf.cs", csharpOneOf(namespace)),
      languageFile("Optional.cs", csharpOptional(namespace)),
    ],
  };
}

const usings = [
  "System.Collections.Generic",
  "System.Runtime.Serialization",
  "Newtonsoft.Json",
];

function printEvent(
  { model, classes, paths }: LanguageEvent,
  namespace: string,
): PrintedEvent | Inexpressible {
  const problem = halfPairIn(model, "C#'s JSON");
  if (problem) return problem;
  const { slug, name, names } = model;
  const own = csharpEvent(names);
  // No member of a class may be called as the class.
  const claim = createNaming();
  claim(own);
  const types = csharpTypes(classes, names.payload, claim);
  const body = [
    ...xmlDoc(aboutEvent(model)),
    `public static class ${own}`,
    ...braced([
      `public const string Slug = ${csharpString(slug)};`,
      `public const string Name = ${csharpString(name)};`,
      ...pathLines(paths, pathWriting(claim)),
      ...types.flatMap((block) => ["", ...block]),
    ]),
  ];
  return {
    file: languageFile(`${own}.cs`, csharpFile(namespace, usings, body)),
    names: [],
  };
}

/** The constants and functions of paths, which share their names with the types. */
function pathWriting(claim: (name: string) => string): PathWriting {
  const nameOf = (words: readonly string[]): string =>
    claim(csharpName(`Variable${pascalCase(words)}`));
  return {
    comment: xmlDoc,
    constant: ({ words, text }) =>
      `public const string ${nameOf(words)} = ${csharpString(text)};`,
    function: ({ words, parts, parameters }) => [
      `public static string ${nameOf(words)}(${parameters
        .map(
          ({ name, kind }) => `${kind === "index" ? "int" : "string"} ${name}`,
        )
        .join(", ")}) => ${csharpFormat(parts)};`,
    ],
  };
}
