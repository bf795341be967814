import type { FileChange } from "../../output/disk/plan.js";
import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";
import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import { escapeJsonText } from "../../base/unseen.js";
import type { Io } from "../main/io.js";
import { styleOf } from "../main/io.js";
import { renderDiagnostics } from "./render-diagnostics.js";
import { shownPath } from "./text.js";

/** 0: done; 1: a check found something; 2: bad input, wrong usage, or a fault. */
export type ExitCode = 0 | 1 | 2;

/** What came of a command. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** What the process ends with in its place, where a program that was run decides that. */
  readonly status?: number | undefined;
  /** Absolute path, once it was found. */
  readonly manifest?: string | undefined;
  readonly output?: string | undefined;
  /** How many the manifest has. */
  readonly events?: number | undefined;
  readonly files?: readonly FileChange[] | undefined;
  readonly diagnostics?: readonly Diagnostic[] | undefined;
  /** The outcomes of which this is the sum, one a manifest, where a call is about several. */
  readonly manifests?: readonly TimedOutcome[] | undefined;
  /** Whether no line of a file is shown, because what is sensitive was to be taken out of it. */
  readonly hidesSource?: boolean | undefined;
  /** Whether the one JSON document is what was asked for, though not with `--json`. */
  readonly asJson?: boolean | undefined;
  /** What `--json` tells beside the fields that all commands have. */
  readonly members?: object | undefined;
  /** What `--json` tells besides, for the commands that have more to tell; null where they failed. */
  readonly result?: object | null | undefined;
  /** What people read, besides the diagnostics. */
  readonly summary?: ((durationMs: number) => Summary) | undefined;
}

/** A text for people. */
export interface Summary {
  /** For stdout, with a line's end behind it. */
  readonly result?: string | undefined;
  /** For stdout, as it is. */
  readonly text?: string | undefined;
  /** For stderr: what to do next. */
  readonly hint?: string | undefined;
}

/** An outcome, and how long it took. */
export interface TimedOutcome extends Outcome {
  readonly durationMs: number;
}

/** An outcome of a command. */
interface Report extends TimedOutcome {
  /** Absent where the command line names none. */
  readonly command: string | undefined;
}

/** The code of a command that succeeds, finds what it is there to find, or fails. */
export function exitCodeOf(
  { ok, diagnostics }: { ok: boolean; diagnostics: readonly Diagnostic[] },
  finding?: DiagnosticCode,
): ExitCode {
  if (ok) return 0;
  return errorsIn(diagnostics).some(({ code }) => code !== finding) ? 2 : 1;
}

/** The errors among problems; what samples leave open is for `generate` to tell. */
export function errorsIn(
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** Prints a report: as one JSON document, or the diagnostics and a summary. */
export async function print(
  report: Report,
  json: boolean,
  io: Io,
): Promise<void> {
  if (json || report.asJson) {
    const text = JSON.stringify(toJson(report, io.cwd), null, 2);
    io.stdout.write(`${escapeJsonText(text)}\n`);
    return;
  }
  const { diagnostics = [], durationMs, summary, hidesSource = false } = report;
  if (diagnostics.length > 0) {
    const style = styleOf(io.stderr, io.env);
    const context = { cwd: io.cwd, fs: io.fs, style, hidesSource };
    io.stderr.write(await renderDiagnostics(diagnostics, context));
  }
  const { result, text, hint } = summary?.(durationMs) ?? {};
  if (result) io.stdout.write(`${result}\n`);
  if (text) io.stdout.write(text);
  if (hint) io.stderr.write(`${hint}\n`);
}

/** The document that `--json` prints; its fields are always there. */
function toJson(report: Report, cwd: string): object {
  const {
    command,
    exitCode,
    status = exitCode,
    manifest,
    output,
    events = 0,
    files = [],
    diagnostics = [],
    durationMs,
    members,
    manifests,
    result,
  } = report;
  return {
    command: command ?? null,
    ok: status === 0,
    exitCode: status,
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
    ...members,
    ...(manifests && {
      manifests: manifests.map((each) => toJson({ ...each, command }, cwd)),
    }),
    ...(result !== undefined && { result }),
  };
}
