import type { ts } from "ts-morph";
import type { Compiler, OpenProgram } from "./open-programs.js";

/** What the generated code sends for an event. */
export interface SentAddress {
  /** The event's name. */
  readonly event: string;
  /** The application whose workflows alone run. */
  readonly app?: string;
}

/** What stands in the values of the generated code, which its types do not tell. */
export interface GeneratedTable {
  readonly addresses: ReadonlyMap<string, SentAddress>;
  readonly baseUrl: string | undefined;
}

/** Reads the table of all events; beside declarations stands the code, which alone has it. */
export function readTable(
  tables: readonly ts.Declaration[],
  { ts }: OpenProgram,
): GeneratedTable {
  const addresses = new Map<string, SentAddress>();
  let baseUrl: string | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && isNamed(node.name, ts)) {
      const { initializer: value } = node;
      if (ts.isObjectLiteralExpression(value)) {
        const event = textIn(value, "event", ts);
        const app = textIn(value, "app", ts);
        if (event !== undefined)
          addresses.set(node.name.text, {
            event,
            ...(app !== undefined && { app }),
          });
      }
      if (node.name.text === "baseUrl" && ts.isStringLiteral(value))
        baseUrl = value.text;
    }
    ts.forEachChild(node, visit);
  };
  for (const table of tables) visit(codeOf(table.getSourceFile(), ts));
  return { addresses, baseUrl };
}

function codeOf(file: ts.SourceFile, ts: Compiler): ts.SourceFile {
  if (!file.isDeclarationFile) return file;
  const name = file.fileName.replace(/\.d\.([cm]?)ts$/, ".$1js");
  const text = ts.sys.readFile(name) ?? "";
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
}

function textIn(
  object: ts.ObjectLiteralExpression,
  key: string,
  ts: Compiler,
): string | undefined {
  for (const property of object.properties)
    if (
      ts.isPropertyAssignment(property) &&
      isNamed(property.name, ts) &&
      property.name.text === key &&
      ts.isStringLiteral(property.initializer)
    )
      return property.initializer.text;
  return undefined;
}

/** Whether the name of a property is written out. */
export function isNamed(
  name: ts.PropertyName,
  ts: Compiler,
): name is ts.StringLiteral | ts.Identifier {
  return ts.isStringLiteral(name) || ts.isIdentifier(name);
}
