import { basename } from "node:path";
import type { Classes } from "../classes.js";
import { aboutEvent } from "../doc-comment.js";
import { halfPairIn } from "../half-pair.js";
import { createNaming, pascalCase, snakeCase } from "../key-words.js";
import {
  type Inexpressible,
  type Language,
  languageFile,
  type LanguageEvent,
  type PrintedEvent,
} from "../language.js";
import type { PathConstant } from "../path-constants.js";
import { pathLines, type PathWriting } from "../path-lines.js";
import { javaHeader, javaNullable, javaOneOf } from "./java-support.js";
import {
  javadoc,
  javaEvent,
  javaName,
  javaPackage,
  javaString,
} from "./java-text.js";
import { javaTypes } from "./java-types.js";

/** Java: one package, with a class an event, for Jackson. */
export function createJava(folder: string): Language {
  const name = javaPackage(basename(folder));
  return {
    title: "Java",
    files: /\.java$/,
    event: (event) => printEvent(event, name),
    support: () => [
      languageFile("Nullable.java", javaNullable(name)),
      languageFile("OneOf.java", javaOneOf(name)),
    ],
  };
}

function printEvent(
  { model, classes, paths }: LanguageEvent,
  packageName: string,
): PrintedEvent | Inexpressible {
  const problem = halfPairIn(model, "Java's JSON") ?? faultOf(classes);
  if (problem) return problem;
  const { slug, name, names } = model;
  const own = javaEvent(names);
  const types = javaTypes(classes, names.payload, own);
  const body = [
    `public static final String SLUG = ${javaString(slug)};`,
    `public static final String NAME = ${javaString(name)};`,
    ...pathLines(paths, pathWriting()),
    "",
    `private ${own}() {}`,
    ...types.flatMap((block) => ["", ...block]),
  ];
  const text = [
    "",
    ...importLines(body.join("\n")),
    "",
    ...javadoc(aboutEvent(model)),
    `public final class ${own} {`,
    ...body.map((line) => (line === "" ? "" : `    ${line}`)),
    "}",
  ];
  return {
    file: languageFile(
      `${own}.java`,
      `${javaHeader(packageName)}${text.join("\n")}\n`,
    ),
    names: [],
  };
}

const imports = [
  "com.fasterxml.jackson.annotation.JsonCreator",
  "com.fasterxml.jackson.annotation.JsonIgnoreProperties",
  "com.fasterxml.jackson.annotation.JsonInclude",
  "com.fasterxml.jackson.annotation.JsonProperty",
  "com.fasterxml.jackson.annotation.JsonValue",
  "java.util.List",
  "java.util.Map",
];

/** What the text may need of other packages; a text of a user's that looks like it costs an import too many. */
function importLines(text: string): readonly string[] {
  return imports
    .filter((name) =>
      new RegExp(
        name.startsWith("java.")
          ? `\\b${name.replace(/.*\./, "")}<`
          : `@${name.replace(/.*\./, "")}\\b`,
      ).test(text),
    )
    .map((name) => `import ${name};`);
}

/** How many parameters a constructor takes, a `long` or `double` counted twice, besides the object itself. */
const mostParameters = 254;

/** Where a class is no record that Jackson reads. */
function faultOf({ declarations }: Classes): Inexpressible | undefined {
  for (const one of declarations) {
    if (one.kind !== "class") continue;
    if (one.fields.some(({ key }) => key === ""))
      return { problem: `${one.name} has the key "", which Jackson ignores` };
    const wide = one.fields.filter(
      ({ type, optional }) =>
        !optional && (type.kind === "integer" || type.kind === "number"),
    );
    if (one.fields.length + wide.length > mostParameters)
      return {
        problem: `${one.name} has ${one.fields.length} keys, more than a record in Java`,
      };
  }
  return undefined;
}

function pathWriting(): PathWriting {
  const constantName = createNaming();
  const functionName = createNaming();
  return {
    comment: (lines) => javadoc(lines),
    constant: ({ words, text }) =>
      `public static final String ${constantName(javaName(`VARIABLE_${snakeCase(words).toUpperCase()}`))} = ${javaString(text)};`,
    function: ({ words, parts, parameters }) => [
      `public static String ${functionName(javaName(`variable${pascalCase(words)}`))}(${parameters
        .map(
          ({ name, kind }) => `${kind === "index" ? "int" : "String"} ${name}`,
        )
        .join(", ")}) {`,
      `    return ${textOf(parts)};`,
      "}",
    ],
  };
}

/** The parts of a path as a text; an index in front of others would be added up with them. */
function textOf(parts: PathConstant["parts"]): string {
  const [first] = parts;
  const texts = parts.map((part) =>
    typeof part === "string" ? javaString(part) : part.name,
  );
  return (typeof first === "string" ? texts : ['""', ...texts]).join(" + ");
}
