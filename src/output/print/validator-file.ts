import type { EventHead, EventModel } from "../../event/event.js";
import type { SchemaCode } from "../validators/compile-validator.js";
import { docComment, stringLiteral } from "../typescript/escape.js";
import { lineWidth } from "../typescript/layout.js";

/** An event's validator, without header. */
export function printValidator(
  { slug, name, names }: EventModel,
  { code, validate, imports }: SchemaCode,
  importExtension: string,
): string {
  const doc = docComment([`Checks payloads of the event \`${name}\`.`], "");
  const head = `export const ${names.validator}: PayloadValidator<${names.payload}> =`;
  return `// @ts-nocheck: what ajv generates is JavaScript

import type { ${names.payload} } from "../events/${names.file}${importExtension}";
import { type PayloadValidator, validatorOf } from "../runtime${importExtension}";
${printImports(imports, importExtension)}
${doc}${head}${printCall(head, [stringLiteral(slug), "compile"])};

// prettier-ignore
function compile() {
${code}
return ${validate};
}
`;
}

function printImports(
  imports: SchemaCode["imports"],
  importExtension: string,
): string {
  if (imports.size === 0) return "";
  const from = `from "../validator-support${importExtension}";\n`;
  const names = [...imports].map(([here, there]) => `${there} as ${here}`);
  const line = `import { ${names.join(", ")} } ${from}`;
  return names.length === 1 || line.length - 1 <= lineWidth
    ? line
    : `import {\n${names.map((name) => `  ${name},\n`).join("")}} ${from}`;
}

/** The call that makes a validator, after the head of its declaration, laid out as prettier would. */
function printCall(head: string, values: readonly string[]): string {
  // Bundlers may leave it out where nobody needs what it makes.
  const call = "/* @__PURE__ */ validatorOf(";
  const line = `${call}${values.join(", ")})`;
  const lines = (indent: string): string =>
    `${call}\n${values.map((value) => `${indent}  ${value},\n`).join("")}${indent})`;
  if (`${head} ${line};`.length <= lineWidth) return ` ${line}`;
  if (`${head} ${call}`.length <= lineWidth) return ` ${lines("")}`;
  return `\n  ${`  ${line};`.length <= lineWidth ? line : lines("  ")}`;
}

/** The file that has the validators of all events, without header. */
export function printValidators(
  events: readonly EventHead[],
  importExtension: string,
): string {
  const files = events.map(({ names }) => ({
    name: names.validator,
    from: `"./validators/${names.file}${importExtension}"`,
  }));
  const imports = files.map(
    ({ name, from }) => `import { ${name} } from ${from};\n`,
  );
  const exports = files.map(({ from }) => `export * from ${from};\n`);
  const head = "export const cobaltValidators: readonly PayloadValidator[] =";
  const line = `${head} [${files.map(({ name }) => name).join(", ")}];\n`;
  const list =
    line.length - 1 <= lineWidth
      ? line
      : `${head} [\n${files.map(({ name }) => `  ${name},\n`).join("")}];\n`;
  const parts = [
    `import type { PayloadValidator } from "./runtime${importExtension}";\n${imports.join("")}`,
    exports.join(""),
    `/** The validators of all events, for the client's option \`validators\`. */\n${list}`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}
