// Prints templates/validator-support.ts: what the code that ajv generates needs at run time, taken from the
// packages that are installed and turned into a module of which a bundler keeps what is used.
// npm run support
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { format } from "prettier";

const require = createRequire(import.meta.url);
const read = (name) => readFileSync(require.resolve(name), "utf8");

const formats = read("ajv-formats/dist/formats");
const ucs2length = read("ajv/dist/runtime/ucs2length");
// Of JSON alone, in which keys such as "constructor" and "valueOf" are data.
const equal = replace(
  replace(
    read("fast-deep-equal"),
    /a\.constructor !== b\.constructor/,
    "Array.isArray(a) !== Array.isArray(b)",
  ),
  / *if \(a\.constructor === RegExp\)[^]*b\.toString\(\);\n/,
  "",
);

/** The formats that are a function or hold one, with the type of each; the others are printed as patterns. */
const types = {
  date: "OrderedFormat",
  time: "OrderedFormat",
  "date-time": "OrderedFormat",
  "iso-time": "OrderedFormat",
  "iso-date-time": "OrderedFormat",
  uri: "(text: string) => boolean",
  regex: "(text: string) => boolean",
  byte: "(text: string) => boolean",
  int32: "NumberFormat",
  int64: "NumberFormat",
  float: "NumberFormat",
  double: "NumberFormat",
};

const table = find(/exports\.fullFormats = \{\n([^]*?)\n\};\n/, formats)[1];
const exports = Object.entries(types).map(([name, type]) => {
  const [, definition = name] = find(
    RegExp(`^ +"?${name}"?(?:: (.*))?,$`, "m"),
    table,
  );
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const pure = definition.replace(/\b\w+\(/g, "/* @__PURE__ */ $&");
  return `export const ${camel}Format: ${type} = ${pure};\n`;
});

const text = `// @ts-nocheck: JavaScript of others, with types for what is exported
${notices()}
type OrderedFormat = {
  readonly validate: (text: string) => boolean;
  readonly compare: (a: string, b: string) => number | undefined;
};
type NumberFormat = {
  readonly type: "number";
  readonly validate: (value: number) => boolean;
};

${replace(equal, /module\.exports = (function equal[^]*\n\});/, "export const equal: (a: unknown, b: unknown) => boolean = $1;")}
${replace(ucs2length, /function ucs2length([^]*?\n\})/, "export const ucs2length: (text: string) => number = function $1;")}
${formats}
${exports.join("\n")}`;

const module = text
  .replace(/^['"]use strict['"];\n/gm, "")
  .replace(/^(?:Object\.defineProperty\(exports|\w+\.code =).*\n/gm, "")
  .replace(/^exports\.\w+ = (?:\{\n[^]*?\n\}|.*);\n/gm, "")
  .replace(/^\/\/(?:# source|\x20do not edit).*$/gm, "")
  .replace(/^(?=function |const )/gm, "\n")
  .replace(/\n{3,}/g, "\n\n");
process.stdout.write(await format(module, { parser: "typescript" }));

/** The licence that all of it is under, once, with everybody who has to be named. */
function notices() {
  const licences = ["ajv", "ajv-formats", "fast-deep-equal"].map((name) => {
    const licence = read(`${name}/LICENSE`);
    const [, holder, text] = find(/\n(Copyright .*)\n\n([^]*)/, licence);
    return { line: `${name}: ${holder}`, text: text.trim() };
  });
  const [first, ...others] = licences;
  if (!first || others.some(({ text }) => text !== first.text))
    throw new Error("The packages are under different licences.");
  const lines = licences.map(({ line }) => line);
  return `/*\n${lines.join("\n")}\n\n${first.text}\n*/\n`;
}

function find(pattern, text) {
  const match = pattern.exec(text);
  if (!match) throw new Error(`${pattern} is not in the package any more.`);
  return match;
}

function replace(text, pattern, replacement) {
  find(pattern, text);
  return text.replace(pattern, replacement);
}
