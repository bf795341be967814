import type { FileChange } from "../../output/disk/plan.js";
import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import type { CommandName } from "../main/commands.js";
import type { Io } from "../main/io.js";
import { styleOf } from "../main/io.js";
import { renderDiagnostics } from "./render-diagnostics.js";
import { shownPath } from "./text.js";

/** 0: done; 1: a check found something; 2: bad input, wrong usage, or a fault. */
export type ExitCode = 0 | 1 | 2;

/** The outcome of a call, whatever it was. */
export interface Report {
  /** Absent where the command line names none. */
  readonly command?: CommandName;
  readonly exitCode: ExitCode;
  readonly manifest?: string;
  readonly output?: string;
  readonly events: number;
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  readonly durationMs: number;
  /** What came of it, for the commands that have more to tell; null where they failed. */
  readonly result?: object | null;
}

/** What people read of a report, besides its diagnostics. */
export interface Summary {
  /** For stdout. */
  readonly result?: string;
  /** For stderr: what to do next. */
  readonly hint?: string;
}

/** Prints a report: as one JSON document, or the diagnostics and a summary. */
export async function print(
  report: Report,
  summary: Summary,
  json: boolean,
  io: Io,
): Promise<void> {
  if (json) {
    io.stdout.write(`${JSON.stringify(toJson(report, io.cwd), null, 2)}\n`);
    return;
  }
  const context = { cwd: io.cwd, fs: io.fs, style: styleOf(io.stderr, io.env) };
  const messages = await renderDiagnostics(report.diagnostics, context);
  if (messages) io.stderr.write(messages);
  if (summary.result) io.stdout.write(`${summary.result}\n`);
  if (summary.hint) io.stderr.write(`${summary.hint}\n`);
}

const withResult: ReadonlySet<CommandName | undefined> = new Set([
  "trigger",
  "add",
  "redact",
  "validate",
  "explain",
]);

/** The document that `--json` prints; its fields are always there. */
function toJson(report: Report, cwd: string) {
  const {
    command,
    exitCode,
    manifest,
    output,
    events,
    files,
    diagnostics,
    durationMs,
    result,
  } = report;
  return {
    command: command ?? null,
    ok: exitCode === 0,
    exitCode,
    manifest: manifest === undefined ? null : shownPath(manifest, cwd),
    output: output === undefined ? null : shownPath(output, cwd),
    events,
    durationMs: Math.round(durationMs),
    files: files.map(({ path, action }) => ({
      path: shownPath(path, cwd),
      action,
    })),
    diagnostics: diagnostics.map(
      ({ code, severity, message, help, place }) => ({
        code,
        severity,
        message,
        help,
        file: place ? shownPath(place.file, cwd) : null,
        line: place?.line ?? null,
        column: place?.column ?? null,
        length: place?.length ?? null,
      }),
    ),
    ...(withResult.has(command) && { result: result ?? null }),
  };
}
