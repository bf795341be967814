import type { Json } from "../../base/json/json.js";
import { quoted, type WithoutSchemas } from "./constants.js";

/** Values of an `enum` that are told. */
const maxValues = 20;

// Strings are gone through as a whole, and a statement begins a line, which no string does: so nothing that stands
// in a string can be taken for code.
const text = String.raw`(?:[^"]|${quoted})*?`;

/** How ajv writes that it found something; nothing is said where only the count matters. */
const finding = new RegExp(
  String.raw`(?<=\n)const (err\d+) = \{(?:instancePath:?(${text}),schemaPath:${text},keyword:"([^"]+)",params:\{(${text})\},message:(${text})(?:,propertyName:(\w+))?)?\};
if\(vErrors === null\)\{
vErrors = \[\1\];
\}
else \{
vErrors\.push\(\1\);
\}
errors\+\+;
`,
  "g",
);

/** The parameter that names a key of the object that was found wanting. */
const keyParameter = new RegExp(
  String.raw`^(?:${text},\s*)?(?:missing|additional|unevaluated)Property: ?(${quoted}|\w+)`,
);

/**
 * Rewrites what ajv's code notes of its findings into what `validatorOf` in the runtime reads: the place, which is
 * that of the property itself where one is missing or too many, and the end of a sentence about it.
 */
export function rewriteFindings(taken: WithoutSchemas): WithoutSchemas {
  const code = taken.code.replace(
    finding,
    (
      _statement,
      _variable,
      path: string = "",
      keyword: string = "",
      params: string = "",
      message: string = '""',
      name?: string,
    ) => {
      // These only say that there are other findings, which stand before them.
      if (keyword === "if" || keyword === "propertyNames") return "";
      const key = keyParameter.exec(params)?.[1] ?? name;
      const parts = [
        (path || "instancePath") + (key === undefined ? "" : pointerTo(key)),
        name !== undefined && keyword === "not"
          ? '"is not allowed"'
          : messageOf(keyword, params, message, taken),
        ...kindOf(keyword),
      ];
      return `errors = (vErrors ??= []).push([${parts.join(", ")}]);\n`;
    },
  );
  if (/\nconst err\d+ = /.test(code))
    throw new Error(
      "Ajv writes down what it finds in another way than it did.",
    );
  return { ...taken, code };
}

/** The step to a key, where the code has the key, or the name of a variable that holds it. */
function pointerTo(key: string): string {
  if (!key.startsWith('"'))
    return `+"/"+${key}.replace(/~/g, "~0").replace(/\\//g, "~1")`;
  const name = JSON.parse(key) as string;
  return `+${JSON.stringify(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`)}`;
}

function kindOf(keyword: string): readonly string[] {
  if (keyword === "anyOf" || keyword === "oneOf") return ['"choice"'];
  return keyword === "type" ? ['"type"'] : [];
}

/** What is wrong, as code; most is as ajv says it. */
function messageOf(
  keyword: string,
  params: string,
  message: string,
  { valueOf }: WithoutSchemas,
): string {
  const value = (): Json =>
    valueOf(params.slice(params.indexOf(":") + 1).trim());
  switch (keyword) {
    case "required":
    case "dependencies":
    case "dependentRequired":
      return '"is missing"';
    case "additionalProperties":
    case "unevaluatedProperties":
    case "false schema":
      return '"is not allowed"';
    case "type":
      return JSON.stringify(`must be ${namesIn(value()).join(" or ")}`);
    case "enum":
      return JSON.stringify(`must be one of ${listOf(value())}`);
    case "const":
      return JSON.stringify(`must be ${JSON.stringify(value())}`);
    case "anyOf":
      return '"must fit one of the alternatives"';
    case "oneOf":
      return '"must fit exactly one of the alternatives"';
    default:
      return message.replace(/^"must NOT/, '"must not');
  }
}

function namesIn(type: Json): readonly string[] {
  return [type].flat().filter((name) => typeof name === "string");
}

function listOf(values: Json): string {
  const list = [values].flat().map((value) => JSON.stringify(value));
  const more = list.length - maxValues;
  const shown = list.slice(0, maxValues);
  return (more > 0 ? [...shown, `${more} more`] : shown).join(", ");
}
