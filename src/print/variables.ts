import { isComposite, type Variable } from "../model/variables.js";
import { whyNoConstant } from "../schema/variable-path.js";
import { literalKey, propertyKey } from "../typescript/escape.js";
import { depthOf, indexName, pathType, pathValue } from "./path.js";
import { literalProperty } from "../typescript/literal-property.js";
import { lineWidth } from "../typescript/layout.js";

const step = "  ";

/** The object literal of an event's variable constants; it stands behind `as const`. */
export function variablesLiteral(root: Variable): string {
  const members = constants(root, step);
  return members === "" ? "{}" : `{\n${members}}`;
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
  if (!isComposite(variable))
    return literalProperty(name, pathValue(variable.segments), indent);
  return `${indent}${name}: {\n${composite(variable, indent + step)}${indent}},\n`;
}

function composite(variable: Variable, indent: string): string {
  const path = literalProperty("$path", pathValue(variable.segments), indent);
  const { item } = variable;
  const at =
    item && !whyNoConstant(item.segments) ? accessor(item, indent) : "";
  return path + constants(variable, indent) + at;
}

/** The function that gives the constants of an array's item. */
function accessor(item: Variable, indent: string): string {
  const { value, type } = indexName(depthOf(item.segments));
  if (depthOf(item.segments) > 1) {
    // The outermost `$at` says the types of those in it.
    if (isComposite(item))
      return `${indent}$at: (${value}) => ({\n${composite(item, indent + step)}${indent}}),\n`;
    return arrow(`${indent}$at: (${value}) =>`, item, indent);
  }
  const head = `${indent}$at: <const ${type} extends number>(`;
  if (isComposite(item)) {
    const result = `{\n${compositeType(item, indent + step)}${indent}}`;
    const body = `({\n${composite(item, indent + step)}${indent}})`;
    return `${head}\n${indent}${step}${value}: ${type},\n${indent}): ${result} => ${body},\n`;
  }
  const result = `${pathType(item.segments)} =>`;
  const line = `${head}${value}: ${type}): ${result}`;
  if (line.length <= lineWidth) return arrow(line, item, indent);
  return `${head}\n${indent}${step}${value}: ${type},\n${arrow(`${indent}): ${result}`, item, indent)}`;
}

/** An arrow function's last line, with the path of an item as its body. */
function arrow(signature: string, item: Variable, indent: string): string {
  const body = `${pathValue(item.segments)},\n`;
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
    members += isComposite(property)
      ? `${name}{\n${compositeType(property, indent + step)}${indent}};\n`
      : `${name}${pathType(property.segments)};\n`;
  }
  const { item } = variable;
  return item && !whyNoConstant(item.segments)
    ? members + accessorType(item, indent)
    : members;
}

function accessorType(item: Variable, indent: string): string {
  const { value, type } = indexName(depthOf(item.segments));
  const head = `${indent}readonly $at: <const ${type} extends number>(`;
  if (!isComposite(item)) {
    const line = `${head}${value}: ${type}) => ${pathType(item.segments)};\n`;
    if (line.length - 1 <= lineWidth) return line;
  }
  const result = isComposite(item)
    ? `{\n${compositeType(item, indent + step)}${indent}}`
    : pathType(item.segments);
  return `${head}\n${indent}${step}${value}: ${type},\n${indent}) => ${result};\n`;
}
