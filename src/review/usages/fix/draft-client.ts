import type { ts } from "ts-morph";
import type { Finding } from "../usage.js";
import type {
  ClientOptions,
  ClientPlan,
  DeclaredClient,
} from "./client-plan.js";
import {
  extended,
  lastImport,
  nameOfGenerated,
  startOf,
} from "./draft-imports.js";
import { addEdits, type FileDraft, need, newName } from "./file-draft.js";
import { indentAt, quoted, type FileStyle } from "./file-style.js";
import type { UrlPart } from "./url-parts.js";

/**
 * Writes the expression that gives a rewritten call its client, which is declared where it is not yet.
 *
 * @param draftOf the draft of another file
 */
export function draftClient(
  plan: ClientPlan,
  call: ts.CallExpression,
  owner: Finding,
  draftOf: (file: ts.SourceFile) => FileDraft,
): string {
  const own = draftOf(call.getSourceFile());
  if (plan.place === "call") {
    const make = nameOfGenerated("createCobaltClient", call, owner, own);
    return `${make}(${optionsText(plan, own.style)})`;
  }
  const declaring = draftOf(plan.file);
  const at = plan.after ?? plan.file;
  const make = nameOfGenerated("createCobaltClient", at, owner, declaring);
  const text = `${make}(${optionsText(plan, declaring.style)})`;
  const name =
    declaredAs(text, plan) ??
    need(
      declaring.clients,
      `${String(plan.after?.pos)} ${text}`,
      owner,
      (owners) => {
        const made = newName(`${plan.sign}cobaltClient`, declaring);
        declare(made, text, plan, owners, declaring);
        return made;
      },
    );
  if (plan.place === "field") return `this.${name}`;
  return plan.through ? imported(name, plan.through, owner, own) : name;
}

/** `{ apiKey: () => key, baseUrl: "…" }`. */
function optionsText(
  { kind, secret, isLazy, base }: ClientOptions,
  style: FileStyle,
): string {
  const given = partText(secret, style);
  const isText = typeof secret === "string" || /^["'`][^$]+["'`]$/.test(given);
  const isAwaited = given.startsWith("await ");
  const written =
    isText || !isLazy ? given : `${isAwaited ? "async " : ""}() => ${given}`;
  const fields = [
    written === kind ? kind : `${kind}: ${written}`,
    ...(base ? [baseText(base, style)] : []),
  ];
  return `{ ${fields.join(", ")} }`;
}

function baseText(base: readonly UrlPart[], style: FileStyle): string {
  const [only, another] = base;
  if (only !== undefined && another === undefined) {
    const text = partText(only, style);
    return text === "baseUrl" ? text : `baseUrl: ${text}`;
  }
  const parts = base.map((part) =>
    typeof part === "string"
      ? part.replaceAll(/[\\`]|\$(?=\{)/g, "\\$&")
      : `\${${part.getText()}}`,
  );
  return `baseUrl: \`${parts.join("")}\``;
}

function partText(part: UrlPart, style: FileStyle): string {
  return typeof part === "string" ? quoted(part, style) : part.getText();
}

/** The client that was declared there by an earlier fix, or by hand. */
function declaredAs(
  text: string,
  { file, after, place, sign }: DeclaredClient,
): string | undefined {
  const body = (after?.parent ?? file).getText();
  const sought = text.replaceAll(/\s+/g, "");
  const pattern =
    place === "field"
      ? /(#?\w+)\s*=\s*(?=createCobaltClient)/g
      : /\bconst\s+(\w+)\s*=\s*(?=createCobaltClient)/g;
  for (const match of body.matchAll(pattern)) {
    const [whole, name = ""] = match;
    const rest = body.slice(match.index + whole.length).replaceAll(/\s+/g, "");
    if (rest.startsWith(sought) && name.startsWith(sign)) return name;
  }
  return undefined;
}

/** Declares a client behind what it needs, or behind the imports. */
function declare(
  name: string,
  text: string,
  { file, after, modifiers, place }: DeclaredClient,
  owners: ReadonlySet<Finding>,
  draft: FileDraft,
): void {
  const { style, program } = draft;
  const { newLine, semicolon } = style;
  const word = place === "field" ? "" : "const ";
  const code = `${modifiers}${word}${name} = ${text}${semicolon}`;
  const near = after ?? lastImport(file, program.ts);
  const start = near
    ? endOfLine(file.text, near.getEnd())
    : startOf(file, program.ts);
  const blank = newLine.repeat(after ? 1 : 2);
  const edit = near
    ? blank + indentAt(file.text, near.getStart()) + code
    : code + newLine.repeat(2);
  addEdits(draft, [{ start, end: start, text: edit }], owners);
}

/** Behind a comment on the same line. */
function endOfLine(text: string, position: number): number {
  const [rest = ""] = /^[^\r\n]*/.exec(text.slice(position)) ?? [];
  return /^\s*(?:\/\/.*)?$/.test(rest) ? position + rest.length : position;
}

/** The name by which a file has a client that another declares. */
function imported(
  name: string,
  { parent }: ts.ImportSpecifier,
  owner: Finding,
  draft: FileDraft,
): string {
  const known = parent.elements.find(
    (each) => (each.propertyName ?? each.name).text === name,
  );
  if (known) return known.name.text;
  return need(
    draft.clients,
    `${String(parent.pos)} ${name}`,
    owner,
    (owners) => {
      const local = newName(name, draft);
      const specifier = local === name ? name : `${name} as ${local}`;
      const edit = extended(parent, [specifier], draft.file);
      addEdits(draft, [edit], owners);
      return local;
    },
  );
}
