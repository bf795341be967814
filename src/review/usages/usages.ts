import nodeFs from "node:fs";
import { resolve } from "node:path";
import type { ts } from "ts-morph";
import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import type { FileChange } from "../../output/disk/plan.js";
import { findBypass } from "./find-bypasses.js";
import { findTemplates } from "./find-templates.js";
import { findTrigger } from "./find-triggers.js";
import { findVariable } from "./find-variables.js";
import { type FixedFile, fixProgram } from "./fix/fix-program.js";
import type { Left } from "./fix/site.js";
import { writeFixes } from "./fix/write-fixes.js";
import {
  type GeneratedCode,
  type GeneratedEvent,
  readGenerated,
} from "./generated-code.js";
import { type OpenProgram, openPrograms } from "./open-programs.js";
import { unusedOf } from "./unused.js";
import type { Finding, Unused, Usage } from "./usage.js";

/** Which project to search; its files are read from the disk, by the compiler. */
export interface UsagesOptions {
  /** The project's `tsconfig.json` or its folder, relative to `cwd`; by default that of `cwd`. */
  readonly tsconfig?: string | undefined;
  /** What paths are relative to; by default the working directory of the process. */
  readonly cwd?: string | undefined;
  /** Whether what goes around the generated code is rewritten, where that fires the same; by default nothing is written. */
  readonly fix?: boolean | undefined;
  /** Where files are written to; by default the disk. */
  readonly fs?: FileSystem | undefined;
}

/** Where events are used. */
export interface UsagesResult {
  /** Whether the project could be read, and nothing goes around the generated code. */
  readonly ok: boolean;
  /** How many events the generated code has. */
  readonly events: number;
  /** By file and place. */
  readonly usages: readonly Usage[];
  readonly unused: Unused;
  /** What was rewritten. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds where a project fires events and uses their variables, and what goes around the generated code.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { usages: found } = await usages({ tsconfig: "tsconfig.json" });
 * for (const { kind, event, file, line } of found) console.log(kind, event, file, line);
 * ```
 */
export async function usages({
  tsconfig = "tsconfig.json",
  cwd = process.cwd(),
  fix = false,
  fs = nodeFs,
}: UsagesOptions = {}): Promise<UsagesResult> {
  const diagnostics = new Diagnostics();
  const programs = await openPrograms(resolve(cwd, tsconfig), diagnostics);
  const events = new Map<string, GeneratedEvent>();
  const findings: PlacedFinding[] = [];
  const fixed: FixedFile[] = [];
  for (const program of programs) {
    const code = readGenerated(program);
    for (const [slug, event] of code.events) events.set(slug, event);
    const found = program.written.flatMap((file) =>
      findingsIn(file, program, code).map((finding) => ({ finding, file })),
    );
    const { files, left } = fixProgram(
      found.map(({ finding }) => finding),
      program,
      code,
    );
    fixed.push(...files);
    for (const { finding, file } of found)
      findings.push({ finding, file, left: left.get(finding), program });
  }
  if (programs.length > 0 && events.size === 0)
    diagnostics.add("CE823", "No file of the project was generated.");
  const files = fix ? writeFixes(fixed, fs, diagnostics) : [];
  const list = findings.map((each) => usageOf(each, files.length > 0));
  return {
    ok: !diagnostics.hasErrors && !list.some(goesAround),
    events: events.size,
    usages: list.toSorted(byPlace),
    unused: unusedOf(
      events,
      findings.map(({ finding }) => finding),
    ),
    files,
    diagnostics: diagnostics.list,
  };
}

/** A finding, where it stands, and why it stays if it has to. */
interface PlacedFinding {
  readonly finding: Finding;
  readonly file: ts.SourceFile;
  readonly left: Left | undefined;
  readonly program: OpenProgram;
}

/** Whether a usage does without the generated code. */
function goesAround({ kind, fix }: Usage): boolean {
  return (kind === "bypass" || kind === "template") && fix !== "done";
}

function findingsIn(
  file: ts.SourceFile,
  program: OpenProgram,
  code: GeneratedCode,
): readonly Finding[] {
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (program.ts.isImportDeclaration(node) || program.ts.isTypeNode(node))
      return;
    const found =
      findBypass(node, program, code) ??
      findTrigger(node, program, code) ??
      findVariable(node, program, code);
    if (found) findings.push(found);
    findings.push(...findTemplates(node, program, code));
    program.ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

function usageOf(
  { finding, file, left, program: { ts } }: PlacedFinding,
  isFixed: boolean,
): Usage {
  const { kind, position, events, path, reason, target } = finding;
  const { line, character } = ts.getLineAndCharacterOfPosition(file, position);
  const [event, another] = events;
  const told = left ?? (reason !== undefined && { reason });
  return {
    kind,
    ...(event !== undefined && another === undefined && { event }),
    ...(path !== undefined && { path }),
    file: resolve(file.fileName),
    line: line + 1,
    column: character + 1,
    fix: !target || left ? "no" : isFixed ? "done" : "possible",
    ...told,
  };
}

function byPlace(a: Usage, b: Usage): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
