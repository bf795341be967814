import type { GenerateResult, ProjectOptions } from "../../../generate.js";
import type { Invocation } from "../../main/commands.js";
import { type Io, styleOf } from "../../main/io.js";
import { createProgressLine } from "../../render/progress.js";
import { renderChecked, renderGenerated } from "../../render/render-files.js";
import { type ExitCode, print, type Summary } from "../../render/report.js";

/** What a run came to. */
export interface GenerateOutcome {
  readonly result: GenerateResult;
  readonly exitCode: ExitCode;
}

/** Runs `generate` or `check` once and prints the outcome. */
export async function generateCommand(
  invocation: Invocation,
  io: Io,
): Promise<GenerateOutcome> {
  const started = performance.now();
  const { generate, check } = await import("../../../generate.js");
  const checking = invocation.command === "check" || invocation.check;
  const progress = createProgressLine(io);
  const options: ProjectOptions = {
    ...invocation.paths,
    cwd: io.cwd,
    fs: io.fs,
    onProgress: progress.update,
  };

  let result: GenerateResult;
  try {
    result = checking
      ? await check(options)
      : await generate({ ...options, dryRun: invocation.dryRun });
  } finally {
    progress.erase();
  }
  const exitCode = exitCodeOf(result);
  const durationMs = performance.now() - started;
  const summary = summarise(
    result,
    { ...invocation, check: checking },
    exitCode,
    io,
    durationMs,
  );
  await print(
    { command: invocation.command, exitCode, durationMs, ...result },
    summary,
    invocation.json,
    io,
  );
  return { result, exitCode };
}

/** A check without an error can fail only by what it is there to find. */
function exitCodeOf({ ok, diagnostics }: GenerateResult): ExitCode {
  if (ok) return 0;
  return diagnostics.some(({ severity }) => severity === "error") ? 2 : 1;
}

function summarise(
  result: GenerateResult,
  { check, dryRun, watch }: Invocation,
  exitCode: ExitCode,
  io: Io,
  durationMs: number,
): Summary {
  const time = watch ? `[${new Date().toTimeString().slice(0, 8)}] ` : "";
  if (exitCode === 2)
    return check || dryRun
      ? {}
      : { hint: `${time}Nothing was written; the last good output stays.` };
  const context = {
    cwd: io.cwd,
    style: styleOf(io.stdout, io.env),
    durationMs,
  };
  if (!check)
    return { result: time + renderGenerated(result, dryRun, context) };
  return {
    result: renderChecked(result, context),
    ...(exitCode === 1 && {
      hint: "Run `cobalt-events generate` and commit the result.",
    }),
  };
}
