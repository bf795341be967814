import { basename } from "node:path";
import type { Classes } from "../classes.js";
import { aboutEvent, docComment } from "../doc-comment.js";
import { halfPairIn } from "../half-pair.js";
import { createNaming, pascalCase, snakeCase } from "../key-words.js";
import {
  type Inexpressible,
  type Language,
  languageFile,
  type LanguageEvent,
  type PrintedEvent,
} from "../language.js";
import { pathLines, type PathWriting } from "../path-lines.js";
import { phpHeader, phpSupport } from "./php-support.js";
import { phpEvent, phpName, phpNamespace, phpString } from "./php-text.js";
import { phpTypes } from "./php-types.js";

/** PHP: one namespace, with a file an event, for `json_decode` and `json_encode`. */
export function createPhp(folder: string): Language {
  const namespace = phpNamespace(basename(folder));
  return {
    title: "PHP",
    files: /\.php$/,
    event: (event) => printEvent(event, namespace),
    support: () => [languageFile("Absent.php", phpSupport(namespace))],
  };
}

function printEvent(
  { model, classes, paths }: LanguageEvent,
  namespace: string,
): PrintedEvent | Inexpressible {
  const problem = halfPairIn(model, "PHP") ?? nulKeyIn(classes);
  if (problem) return problem;
  const { slug, name, names } = model;
  const own = phpEvent(names);
  const types = phpTypes(classes, names.payload);
  const lines = [
    ...docComment(aboutEvent(model)),
    `final class ${own}`,
    "{",
    `    public const SLUG = ${phpString(slug)};`,
    `    public const NAME = ${phpString(name)};`,
    ...pathLines(paths, pathWriting()),
    "}",
    ...types.blocks.flatMap((block) => ["", ...block]),
  ];
  return {
    file: languageFile(
      `${own}.php`,
      `${phpHeader(namespace)}\n${lines.join("\n")}\n`,
    ),
    names: [own, ...types.names].map((one) => one.toLowerCase()),
  };
}

/** Where a class has a key that is a property of no object in PHP. */
function nulKeyIn({ declarations }: Classes): Inexpressible | undefined {
  const key = declarations
    .flatMap((one) => (one.kind === "class" ? one.fields : []))
    .find(({ key }) => key.startsWith("\0"))?.key;
  return key === undefined
    ? undefined
    : {
        problem: `the key ${JSON.stringify(key)} begins with U+0000, which no property of PHP does`,
      };
}

function pathWriting(): PathWriting {
  const constantName = createNaming();
  // As PHP looks methods up.
  const functionName = createNaming((name) => name.toLowerCase());
  return {
    comment: (lines) => docComment(lines, "    "),
    constant: ({ words, text }) =>
      `    public const ${constantName(phpName(`VARIABLE_${snakeCase(words).toUpperCase()}`))} = ${phpString(text)};`,
    function: ({ words, parts, parameters }) => [
      `    public static function ${functionName(phpName(`variable${pascalCase(words)}`))}(${parameters
        .map(
          ({ name, kind }) => `${kind === "index" ? "int" : "string"} $${name}`,
        )
        .join(", ")}): string`,
      "    {",
      `        return ${parts
        .map((part) =>
          typeof part === "string" ? phpString(part) : `$${part.name}`,
        )
        .join(" . ")};`,
      "    }",
    ],
  };
}
