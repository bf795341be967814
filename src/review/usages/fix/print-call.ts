import type { ts } from "ts-morph";
import type { Compiler } from "../open-programs.js";
import { indentAt, styleOf } from "./file-style.js";
import type { Words } from "./rewrite.js";
import type { TextEdit } from "./text-edits.js";

/** What a request of the generated code is made of, in the order in which to write it. */
export interface RequestFields {
  readonly values: readonly (readonly [string, ts.Expression])[];
  /** An application that the URL names. */
  readonly app: string | undefined;
  /** Headers that the client sends along. */
  readonly headers: ReadonlyMap<string, ts.Expression>;
}

/** What does not fit into a line is written on several. */
const lineLength = 80;

/** Writes a call of a generated function in the place of a request, on several lines where the request was. */
export function printCall(
  call: ts.CallExpression,
  { values, app, headers }: RequestFields,
  { trigger, client, quote }: Words,
  ts: Compiler,
): TextEdit {
  const file = call.getSourceFile();
  const start = call.getStart();
  const { newLine, indent } = styleOf(file, ts);
  const around = indentAt(file.text, start);
  const write = (isLong: boolean): string => {
    const inside = isLong ? around + indent : around;
    const list = [
      ...values.map(([name, value]) => property(name, value, inside, ts)),
      ...(app === undefined ? [] : [`app: ${quote(app)}`]),
      ...headerList(headers, inside, quote, ts),
    ];
    const lines = list.map((each) => `${inside}${each},${newLine}`).join("");
    const fields = isLong
      ? `{${newLine}${lines}${around}}`
      : `{ ${list.join(", ")} }`;
    return `${trigger}(${client}, ${fields})`;
  };
  const short = write(false);
  const line = file.text.lastIndexOf("\n", start) + 1;
  const isLong =
    call.getText().includes("\n") || start - line + short.length > lineLength;
  return { start, end: call.getEnd(), text: isLong ? write(true) : short };
}

function headerList(
  headers: RequestFields["headers"],
  inside: string,
  quote: Words["quote"],
  ts: Compiler,
): readonly string[] {
  const list = [...headers].map(([name, value]) =>
    property(/^[a-z_]+$/.test(name) ? name : quote(name), value, inside, ts),
  );
  return list.length === 0 ? [] : [`headers: { ${list.join(", ")} }`];
}

function property(
  name: string,
  value: ts.Expression,
  inside: string,
  ts: Compiler,
): string {
  const text = indented(value, inside, ts);
  return text === name ? name : `${name}: ${text}`;
}

/** The text of an expression, its lines moved to where they belong now; not those of a text in it. */
function indented(value: ts.Expression, inside: string, ts: Compiler): string {
  const file = value.getSourceFile();
  const text = value.getText();
  const before = indentAt(file.text, value.getStart());
  const holdsText = (node: ts.Node): boolean =>
    ((ts.isTemplateExpression(node) ||
      ts.isNoSubstitutionTemplateLiteral(node)) &&
      node.getText().includes("\n")) ||
    (ts.forEachChild(node, (child) => holdsText(child) || undefined) ?? false);
  return holdsText(value)
    ? text
    : text.replaceAll(`\n${before}`, `\n${inside}`);
}
