import type { ManifestOptions } from "../../../input/manifest/manifest.js";
import { byUse } from "../by-use.js";
import type {
  ClassDeclaration,
  Declaration,
  EnumDeclaration,
} from "../classes.js";
import { deprecationText } from "../class-schema.js";
import {
  type Language,
  languageFile,
  type LanguageEvent,
} from "../language.js";
import type { PathConstant } from "../path-constants.js";
import { createNaming, snakeCase } from "../key-words.js";
import {
  isPythonName,
  pythonAssignment,
  pythonComment,
  pythonFormat,
  pythonHeader,
  pythonNames,
  pythonString,
  pythonWidth,
} from "./python-text.js";
import { pythonClient, pythonTrigger } from "./python-client.js";
import {
  createPythonTypes,
  type PythonType,
  type PythonTypes,
} from "./python-types.js";

/** Python: a module an event, whose payload is a `TypedDict`, that is what `json.dumps` takes and `json.loads` gives. */
export function createPython(options: ManifestOptions): Language {
  return {
    title: "Python",
    files: /\.py$/,
    event(event) {
      const path = `${pythonNames(event.model.names).module}.py`;
      return { file: languageFile(path, printModule(event)), names: [] };
    },
    support: () => pythonClient(options),
  };
}

function printModule({ model, classes, paths }: LanguageEvent): string {
  const types = createPythonTypes();
  const { slug, name, description, deprecated, names } = model;
  const final = types.typing("Final");
  const about = [
    ...(description === undefined ? [] : [description]),
    ...(deprecated === undefined ? [] : [deprecationText(deprecated)]),
  ];
  const declared = new Set<string>();
  const isDeclared = (name: string): boolean => declared.has(name);
  const blocks = byUse(classes).map((declaration) => {
    const block = declare(declaration, types, isDeclared);
    declared.add(declaration.name);
    return block;
  });
  if (!declared.has(names.payload))
    blocks.push(
      types.layOut(
        `${names.payload} = `,
        types.of(classes.payload, isDeclared),
        "",
        "",
      ),
    );
  const claim = createNaming();
  const variables = paths.map((path) => printPath(path, claim, final));
  const constants = variables.filter(({ isFunction }) => !isFunction);
  const functions = variables.filter(({ isFunction }) => isFunction);
  const trigger = pythonTrigger(model, types);
  const imports = [...types.imports].sort();
  return `${[
    pythonHeader,
    ...pythonComment(about),
    "",
    ...importLines(imports),
    "",
    ...trigger.imports,
    "",
    ...pythonAssignment(`SLUG: ${final} = `, pythonString(slug)),
    ...pythonAssignment(`NAME: ${final} = `, pythonString(name)),
    ...trigger.constant,
    ...(constants.length > 0 ? [""] : []),
    ...constants.flatMap(({ lines }) => lines),
    ...[
      ...functions.map(({ lines }) => lines),
      ...blocks,
      trigger.lines,
    ].flatMap((lines) => ["", "", ...lines]),
  ].join("\n")}\n`;
}

function importLines(names: readonly string[]): readonly string[] {
  return [`from typing import ${names.join(", ")}`];
}

function declare(
  declaration: Declaration,
  types: PythonTypes,
  isDeclared: (name: string) => boolean,
): readonly string[] {
  return declaration.kind === "enum"
    ? declareEnum(declaration, types)
    : declareClass(declaration, types, isDeclared);
}

function declareEnum(
  { name, values }: EnumDeclaration,
  types: PythonTypes,
): readonly string[] {
  const type = { name: types.typing("Literal"), of: values.map(pythonString) };
  return types.layOut(`${name} = `, type, "", "");
}

/** Names that mean something in the annotations of a class, where a field of the same name would hide it. */
const annotating: ReadonlySet<string> = new Set(
  "Any Literal NotRequired Union bool dict float int list str".split(" "),
);

function declareClass(
  declaration: ClassDeclaration,
  types: PythonTypes,
  isDeclared: (name: string) => boolean,
): readonly string[] {
  const { name, fields, description } = declaration;
  const base = types.typing("TypedDict");
  const typed = fields.map((field) => ({
    ...field,
    annotation: annotate(
      types.of(field.type, isDeclared),
      field.optional,
      types,
    ),
  }));
  const comment = pythonComment(description);
  // In a class, a name with two underscores in front would be another.
  const isClass = fields.every(
    ({ key }) =>
      isPythonName(key) && !annotating.has(key) && !/^__.*(?<!__)$/.test(key),
  );
  if (isClass)
    return [
      ...comment,
      ...(name.length + base.length + "class ():".length <= pythonWidth
        ? [`class ${name}(${base}):`]
        : [`class ${name}(`, `    ${base}`, "):"]),
      ...(typed.length === 0 ? ["    pass"] : []),
      ...typed.flatMap(({ key, annotation, description }) => [
        ...pythonComment(description, "    "),
        ...(typeof annotation === "string"
          ? pythonAssignment(`    ${key}: `, annotation, "    ")
          : types.layOut(`    ${key}: `, annotation, "", "    ")),
      ]),
    ];
  return [
    ...comment,
    `${name} = ${base}(`,
    `    ${pythonString(name)},`,
    "    {",
    ...typed.flatMap(({ key, annotation, description }) => [
      ...pythonComment(description, "        "),
      ...types.layOut(
        `        ${pythonString(key)}: `,
        annotation,
        ",",
        "        ",
      ),
    ]),
    "    },",
    ")",
  ];
}

function annotate(
  type: PythonType,
  optional: boolean,
  types: PythonTypes,
): PythonType {
  return optional ? { name: types.typing("NotRequired"), of: [type] } : type;
}

/** A constant, or a function of the indexes and keys in the path. */
function printPath(
  { words, parts, parameters, text, deprecated }: PathConstant,
  claim: (name: string) => string,
  final: string,
): { readonly lines: readonly string[]; readonly isFunction: boolean } {
  const snake = snakeCase(words).normalize("NFKC");
  const comment =
    deprecated === undefined
      ? []
      : pythonComment([deprecationText(deprecated)]);
  if (parameters.length === 0) {
    const name = claim(`VARIABLE_${snake.toUpperCase()}`);
    const value = pythonString(text);
    // Where even the beginning is too long, black would break it before the value.
    const fits = `${name}: ${final} = (`.length <= pythonWidth;
    const head = fits ? `${name}: ${final} = ` : `${name} = `;
    return {
      lines: [...comment, ...pythonAssignment(head, value)],
      isFunction: false,
    };
  }
  const name = claim(`variable_${snake}`);
  const taken = parameters.map(
    ({ name, kind }) => `${name}: ${kind === "index" ? "int" : "str"}`,
  );
  const line = `def ${name}(${taken.join(", ")}) -> str:`;
  const head =
    line.length <= pythonWidth
      ? [line]
      : [`def ${name}(`, ...taken.map((one) => `    ${one},`), ") -> str:"];
  return {
    lines: [
      ...comment,
      ...head,
      ...pythonAssignment("    return ", pythonFormat(parts), "    "),
    ],
    isFunction: true,
  };
}
