import type { ts } from "ts-morph";
import type { GeneratedCode } from "../generated-code.js";
import type { OpenProgram } from "../open-programs.js";
import type { Finding } from "../usage.js";
import { isRead } from "./at-hand.js";
import { type FileStyle, styleOf } from "./file-style.js";
import type { OwnedEdit, TextEdit } from "./text-edits.js";

/** A file, and what is going to be changed in it. */
export interface FileDraft {
  readonly file: ts.SourceFile;
  readonly style: FileStyle;
  readonly program: OpenProgram;
  readonly code: GeneratedCode;
  /** Every name that is in use, or going to be. */
  readonly names: Set<string>;
  /** What is going to be imported, by what it is called in its module. */
  readonly imports: Map<string, DraftedName>;
  /** The clients that are going to be declared, by their declarations without a name. */
  readonly clients: Map<string, DraftedName>;
  readonly edits: OwnedEdit<Finding>[];
}

/** A name that did not exist before, and what needs it. */
export interface DraftedName {
  readonly name: string;
  readonly owners: Set<Finding>;
}

/** Begins with a file as it is. */
export function createDraft(
  file: ts.SourceFile,
  program: OpenProgram,
  code: GeneratedCode,
): FileDraft {
  return {
    file,
    style: styleOf(file, program.ts),
    program,
    code,
    names: namesIn(file, program),
    imports: new Map(),
    clients: new Map(),
    edits: [],
  };
}

function namesIn(file: ts.SourceFile, { ts }: OpenProgram): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPrivateIdentifier(node)) names.add(node.text);
    if (ts.isIdentifier(node) && isRead(node, ts)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Makes a name that the file does not have yet. */
export function newName(wanted: string, { names }: FileDraft): string {
  let name = wanted;
  for (let number = 2; names.has(name); number++)
    name = wanted + String(number);
  names.add(name);
  return name;
}

/** Records what an edit is for. */
export function addEdits(
  { edits }: FileDraft,
  added: readonly TextEdit[],
  owners: ReadonlySet<Finding>,
): void {
  edits.push(...added.map((edit) => ({ ...edit, owners })));
}

/**
 * Records that a name is needed.
 *
 * @param make makes it, at the first time; whatever needs it later is among the same owners
 */
export function need(
  names: Map<string, DraftedName>,
  key: string,
  owner: Finding,
  make: (owners: ReadonlySet<Finding>) => string,
): string {
  const { owners, name } = names.get(key) ?? firstNeed(make);
  owners.add(owner);
  names.set(key, { owners, name });
  return name;
}

function firstNeed(
  make: (owners: ReadonlySet<Finding>) => string,
): DraftedName {
  const owners = new Set<Finding>();
  return { owners, name: make(owners) };
}
