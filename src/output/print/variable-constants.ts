import { isComposite, type Variable } from "../../event/variables.js";
import { anyKey, whyNoConstant } from "../../type/variable-path.js";
import { docLines } from "./payload-ts.js";
import { docComment, literalKey, propertyKey } from "../typescript/escape.js";
import { depthOf, parameter, pathType, pathValue } from "./path.js";
import { literalProperty } from "../typescript/literal-property.js";
import { lineWidth } from "../typescript/layout.js";

const step = "  ";

/** The object literal of an event's variable constants; it stands behind `as const`. */
export function variablesLiteral(root: Variable): string {
  const members = constants(root, step);
  return members === "" ? "{}" : `{\n${members}}`;
}

/** Whether the constants take keys of maps. */
export function takesKeys({ properties, item, entry }: Variable): boolean {
  const below = [entry, item, ...properties.values()];
  return below.some(
    (variable) =>
      variable !== undefined &&
      !whyNoConstant(variable.segments) &&
      (variable === entry || takesKeys(variable)),
  );
}

function constants({ properties }: Variable, indent: string): string {
  let text = "";
  for (const [key, property] of properties)
    text += constant(key, property, indent);
  return text;
}

function constant(key: string, variable: Variable, indent: string): string {
  if (whyNoConstant(variable.segments)) return "";
  const name = literalKey(key);
  const doc = docComment(docLines({ deprecated: variable.deprecated }), indent);
  if (!isComposite(variable))
    return doc + literalProperty(name, pathValue(variable.segments), indent);
  return `${doc}${indent}${name}: {\n${composite(variable, indent + step)}${indent}},\n`;
}

function composite(variable: Variable, indent: string): string {
  const path = literalProperty("$path", pathValue(variable.segments), indent);
  const functions = leadsOf(variable).map((lead) => accessor(lead, indent));
  return path + constants(variable, indent) + functions.join("");
}

/** A function that leads to what stands for any item of an array or any value of a map. */
interface Lead {
  readonly to: Variable;
  readonly name: "$at" | "$key";
  /** Up to its parameter: `$at: <const Index extends number>(`. */
  readonly head: string;
  readonly argument: string;
  /** The parameter with its type. */
  readonly parameter: string;
  readonly depth: number;
}

function leadsOf({ item, entry }: Variable): Lead[] {
  return [item, entry].flatMap((to) =>
    to && !whyNoConstant(to.segments) ? [leadTo(to)] : [],
  );
}

function leadTo(to: Variable): Lead {
  const depth = depthOf(to.segments);
  if (to.segments.at(-1) === anyKey) {
    const { value, type } = parameter("key", depth);
    return {
      to,
      name: "$key",
      head: `$key: <const ${type} extends string>(`,
      argument: value,
      parameter: `${value}: VariableKey<${type}>`,
      depth,
    };
  }
  const { value, type } = parameter("index", depth);
  return {
    to,
    name: "$at",
    head: `$at: <const ${type} extends number>(`,
    argument: value,
    parameter: `${value}: ${type}`,
    depth,
  };
}

function accessor(lead: Lead, indent: string): string {
  const { to } = lead;
  if (lead.depth > 1) {
    // The outermost function says the types of those in it.
    const begin = `${indent}${lead.name}: (${lead.argument}) =>`;
    if (isComposite(to))
      return `${begin} ({\n${composite(to, indent + step)}${indent}}),\n`;
    return arrow(begin, to, indent);
  }
  const head = indent + lead.head;
  if (isComposite(to)) {
    const result = `{\n${compositeType(to, indent + step)}${indent}}`;
    const body = `({\n${composite(to, indent + step)}${indent}})`;
    return `${head}\n${indent}${step}${lead.parameter},\n${indent}): ${result} => ${body},\n`;
  }
  const result = `${pathType(to.segments)} =>`;
  const line = `${head}${lead.parameter}): ${result}`;
  if (line.length <= lineWidth) return arrow(line, to, indent);
  return `${head}\n${indent}${step}${lead.parameter},\n${arrow(`${indent}): ${result}`, to, indent)}`;
}

/** An arrow function's last line, with the path that it gives as its body. */
function arrow(signature: string, to: Variable, indent: string): string {
  const body = `${pathValue(to.segments)},\n`;
  const line = `${signature} ${body}`;
  return line.length - 1 <= lineWidth
    ? line
    : `${signature}\n${indent}${step}${body}`;
}

function compositeType(variable: Variable, indent: string): string {
  let members = `${indent}readonly $path: ${pathType(variable.segments)};\n`;
  for (const [key, property] of variable.properties) {
    if (whyNoConstant(property.segments)) continue;
    const name = `${indent}readonly ${propertyKey(key)}: `;
    members += docComment(
      docLines({ deprecated: property.deprecated }),
      indent,
    );
    members += isComposite(property)
      ? `${name}{\n${compositeType(property, indent + step)}${indent}};\n`
      : `${name}${pathType(property.segments)};\n`;
  }
  for (const lead of leadsOf(variable)) members += accessorType(lead, indent);
  return members;
}

function accessorType({ to, head, parameter }: Lead, indent: string): string {
  const begin = `${indent}readonly ${head}`;
  if (!isComposite(to)) {
    const line = `${begin}${parameter}) => ${pathType(to.segments)};\n`;
    if (line.length - 1 <= lineWidth) return line;
  }
  const result = isComposite(to)
    ? `{\n${compositeType(to, indent + step)}${indent}}`
    : pathType(to.segments);
  return `${begin}\n${indent}${step}${parameter},\n${indent}) => ${result};\n`;
}
