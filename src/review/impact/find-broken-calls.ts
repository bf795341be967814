import { resolve } from "node:path";
import type { ts } from "ts-morph";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { readGenerated } from "../usages/generated-code.js";
import {
  type Compiler,
  openProgram,
  readConfigs,
  reportFile,
} from "../usages/open-programs.js";
import { type LocatedCall, locateCall } from "./broken-call.js";
import {
  compareErrors,
  type CompileError,
  shortMessage,
} from "./compile-error.js";
import { codeAround, type SidesAround } from "./code-around.js";
import {
  errorsAround,
  type OverlaidProject,
  overlaidProgram,
} from "./overlaid-program.js";
import { errorsByCompiler } from "./run-compiler.js";
import { createUseFinder } from "./vanished.js";

/** The project in which to look for calls. */
export interface CallSearch extends SidesAround {
  /** Absolute path of its `tsconfig.json`, or of its folder. */
  readonly tsconfig: string;
  /** Absolute path of the compiler to ask; by default the one that this package has. */
  readonly tsc: string | undefined;
}

/**
 * Finds the code that compiles with the generated code of before and not with that of after, whichever of them is on
 * the disk. What compiles with neither is in the diagnostics.
 */
export async function findBrokenCalls(
  { tsconfig, tsc, ...sides }: CallSearch,
  diagnostics: Diagnostics,
): Promise<readonly LocatedCall[]> {
  const { ts, configs } = await readConfigs(tsconfig, diagnostics);
  if (configs.length === 0) return [];
  const overlays = await codeAround(sides, configs, ts, diagnostics);
  if (!overlays) return [];
  const projects = configs.map((config): OverlaidProject => {
    const before = overlaidProgram(config, overlays.before, ts);
    const after = overlaidProgram(config, overlays.after, ts, before);
    return { config, before, after };
  });
  const errors =
    tsc === undefined
      ? errorsAround(projects, ts)
      : await errorsByCompiler(tsc, projects, overlays, diagnostics);
  if (!errors) return [];
  const { fresh, old } = compareErrors(errors);
  reportFiles(old, diagnostics);
  return unique(projects.flatMap((project) => callsIn(project, fresh, ts)));
}

/** Names the files that do not compile in any case, once each. */
function reportFiles(
  errors: readonly CompileError[],
  diagnostics: Diagnostics,
): void {
  for (const file of new Set(errors.map(({ file }) => file))) {
    const own = errors.filter((error) => error.file === file);
    const [first] = own;
    if (!first) continue;
    const { line, column } = first;
    const place = { file, line, column, length: 1 };
    reportFile(shortMessage(first), place, own.length, diagnostics);
  }
}

function callsIn(
  { before }: OverlaidProject,
  errors: readonly CompileError[],
  ts: Compiler,
): readonly LocatedCall[] {
  const program = openProgram(before, ts);
  const code = readGenerated(program);
  const usesOf = createUseFinder(program);
  const files = new Map(
    program.written.map((file) => [resolve(file.fileName), file]),
  );
  return errors.flatMap((error) => {
    const file = files.get(error.file);
    if (!file) return [];
    const node = nodeAt(error, file, ts);
    const uses = usesOf(node);
    return uses.length === 0
      ? [locateCall(error, node, program, code)]
      : uses.map((use) =>
          locateCall({ ...error, ...placeOf(use, ts) }, use, program, code),
        );
  });
}

function placeOf(node: ts.Node, ts: Compiler) {
  const file = node.getSourceFile();
  const { line, character } = ts.getLineAndCharacterOfPosition(
    file,
    node.getStart(),
  );
  return {
    file: resolve(file.fileName),
    line: line + 1,
    column: character + 1,
  };
}

/** The innermost node at an error. */
function nodeAt(
  { line, column }: CompileError,
  file: ts.SourceFile,
  ts: Compiler,
): ts.Node {
  const last = file.getLineStarts().length - 1;
  const position = ts.getPositionOfLineAndCharacter(
    file,
    Math.min(line - 1, last),
    column - 1,
  );
  let node: ts.Node = file;
  const holds = (child: ts.Node) =>
    child.getStart() <= position && position < child.getEnd();
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) =>
      holds(child) ? child : undefined,
    );
    if (!inner) return node;
    node = inner;
  }
}

function unique(calls: readonly LocatedCall[]): readonly LocatedCall[] {
  const byPlace = new Map(
    calls.map((call) => [`${call.file}:${call.line}:${call.column}`, call]),
  );
  return [...byPlace.values()].toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : Number(a.file > b.file)) ||
      a.line - b.line ||
      a.column - b.column,
  );
}
