import { get, isList, isObject, type Json } from "../../base/json/json.js";
import { jsonLiteral } from "../typescript/escape.js";

/** A string as ajv writes it. */
export const quoted = String.raw`"(?:[^"\\\n]|\\.)*"`;

const schemaLine = /(?<=\n)const (schema\d+) = (.*);\n/g;

/** What ajv's code reads of a schema: `schema0.properties["a-b"].enum`. Strings are found to be passed over. */
const reference = new RegExp(
  String.raw`${quoted}|(?<![.\w$])schema\d+(?:\.[\w$]+|\[(?:\d+|${quoted})\])*`,
  "g",
);
const step = new RegExp(String.raw`${quoted}|[\w$]+`, "g");

/** Ajv's code without the schemas, which it writes out whole though it reads very little of them. */
export interface WithoutSchemas {
  readonly code: string;
  /** The value that a piece of the code stands for: one in a schema, or a literal. */
  readonly valueOf: (text: string) => Json;
}

/** Takes the schemas out of ajv's code. */
export function takeSchemas(code: string): WithoutSchemas {
  const schemas = new Map<string, Json>();
  const rest = code.replace(schemaLine, (_, name: string, text: string) => {
    schemas.set(name, JSON.parse(text) as Json);
    return "";
  });
  return {
    code: rest,
    valueOf(text) {
      const [name = "", ...steps] = text.match(step) ?? [];
      const schema = schemas.get(name);
      return schema === undefined
        ? (JSON.parse(text) as Json)
        : steps.reduce(follow, schema);
    },
  };
}

function follow(value: Json, text: string): Json {
  const step = text.startsWith('"') ? (JSON.parse(text) as string) : text;
  const child = isList(value)
    ? value[Number(step)]
    : isObject(value)
      ? get(value, step)
      : undefined;
  if (child === undefined)
    throw new Error(`Ajv's code reads ${text} of a schema that has no such.`);
  return child;
}

/** Gives the code what it still reads of schemas, as constants that stand first. */
export function addConstants({ code, valueOf }: WithoutSchemas): string {
  const names = new Map<string, string>();
  const rest = code.replace(reference, (text) => {
    if (text.startsWith('"')) return text;
    const name = names.get(text) ?? `constant${names.size}`;
    names.set(text, name);
    return name;
  });
  const lines = [...names].map(([text, name]) => {
    const value = valueOf(text);
    // It is only asked whether a property is there.
    const kept =
      text.endsWith(".properties") && isObject(value)
        ? Object.fromEntries(Object.keys(value).map((key) => [key, 0]))
        : value;
    return `const ${name} = ${jsonLiteral(kept)};\n`;
  });
  return lines.join("") + rest;
}
