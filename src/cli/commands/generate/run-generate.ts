import {
  check,
  generate,
  type GenerateResult,
  type Progress,
} from "../../../generate.js";
import {
  type CachedOptions,
  generateUnlessCurrent,
} from "../../cache/generate-unless-current.js";
import { type Io, styleOf } from "../../main/io.js";
import { withProgress } from "../../render/progress.js";
import {
  renderChecked,
  renderFailed,
  renderGenerated,
} from "../../render/render-files.js";
import {
  errorsIn,
  type ExitCode,
  exitCodeOf,
  type Outcome,
} from "../../render/report.js";
import type { Target } from "./choose-manifests.js";

/** An outcome, and the files that it depends on. */
export type GenerateOutcome = Outcome & Pick<GenerateResult, "inputs">;

/** What is done with a manifest. */
export interface Task {
  /** Does it; `name` is the manifest's, for what is said, where there are several. */
  readonly run: (
    target: Target,
    io: Io,
    name?: string,
  ) => Promise<GenerateOutcome>;
  /** What a manifest is after it, by the exit code. */
  readonly states: Readonly<Record<ExitCode, string>>;
  /** What to do next where one of several manifests has this exit code. */
  readonly hints: Readonly<Partial<Record<ExitCode, string>>>;
}

/**
 * The task of generating.
 *
 * @param cached whether the result may be that of the last run, where nothing has changed since
 */
export function generateTask(dryRun: boolean, cached: boolean): Task {
  return {
    states: {
      0: dryRun ? "planned" : "generated",
      1: "stale",
      2: "with errors",
    },
    hints: dryRun
      ? {}
      : {
          2: "Nothing was written for manifests with errors; their last good output stays.",
        },
    run: async (target, io, name) => {
      const result = await work(target, io, (options) =>
        cached
          ? generateUnlessCurrent(options)
          : generate({ ...options, dryRun }),
      );
      const exitCode = exitCodeOf(result);
      return {
        ...result,
        exitCode,
        summary: (durationMs) => {
          const context = contextOf(io, durationMs, name);
          if (exitCode === 0)
            return { result: renderGenerated(result, dryRun, context) };
          if (name !== undefined)
            return { result: renderFailed(result.diagnostics, context) };
          return dryRun || result.files.length > 0
            ? {}
            : { hint: "Nothing was written; the last good output stays." };
        },
      };
    },
  };
}

/**
 * The task of comparing what is committed with what would be generated.
 *
 * @param recorded a folder of recorded payloads that the manifest has to know as well
 */
export const checkTask = (recorded?: string): Task => ({
  states: { 0: "up to date", 1: "stale", 2: "with errors" },
  hints: {
    1: "Run `cobalt-events generate` with the stale manifests and commit the result.",
  },
  run: async (target, io, name) => {
    const checked = await work(target, io, check);
    const result =
      recorded === undefined || exitCodeOf(checked) === 2
        ? checked
        : await withRecorded(checked, recorded, target, io);
    const exitCode = exitCodeOf(result, "CE210");
    const isStale = checked.files.some(({ action }) => action !== "unchanged");
    return {
      ...result,
      exitCode,
      summary: (durationMs) => {
        const context = contextOf(io, durationMs, name);
        if (exitCode === 2)
          return name === undefined
            ? {}
            : { result: renderFailed(result.diagnostics, context) };
        return {
          result: renderChecked(result, context),
          ...(isStale && {
            hint: "Run `cobalt-events generate` and commit the result.",
          }),
        };
      },
    };
  },
});

/** What is generated, and what of a recording the manifest does not know. */
async function withRecorded(
  checked: GenerateResult,
  folder: string,
  { manifest }: Target,
  { cwd, fs }: Io,
): Promise<GenerateResult> {
  const { checkRecorded } =
    await import("../../../learn/record/check-recorded.js");
  const { ok, diagnostics } = await checkRecorded(folder, {
    manifest,
    cwd,
    fs,
  });
  return {
    ...checked,
    ok: checked.ok && ok,
    // What samples leave open has been told.
    diagnostics: [...checked.diagnostics, ...errorsIn(diagnostics)],
  };
}

async function work(
  { manifest, output, "no-format": noFormat, "keep-going": keepGoing }: Target,
  io: Io,
  task: (options: CachedOptions) => Promise<GenerateResult>,
): Promise<GenerateResult> {
  return await withProgress(io, ({ update }) =>
    task({
      ...(manifest !== undefined && { manifest }),
      ...(output !== undefined && { output }),
      ...(noFormat && { format: false }),
      keepGoing,
      cwd: io.cwd,
      fs: io.fs,
      onProgress: (progress) => {
        update(progress);
        if (isLong(progress)) io.onLongWork?.();
      },
    }),
  );
}

/** Whether a run takes so long that optimised code pays. */
function isLong({ done, total, bytes }: Progress): boolean {
  // To ask for the time costs as much as a tenth of an event.
  return (
    bytes !== undefined ||
    total > 1_500 ||
    (done % 32 === 0 && process.cpuUsage().user > 2_000_000)
  );
}

function contextOf(
  { cwd, stdout, env }: Io,
  durationMs: number,
  name: string | undefined,
) {
  return { cwd, style: styleOf(stdout, env), durationMs, name };
}
