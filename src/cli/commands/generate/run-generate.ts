import {
  check,
  generate,
  type GenerateResult,
  type ProjectOptions,
} from "../../../generate.js";
import { type Io, styleOf } from "../../main/io.js";
import { withProgress } from "../../render/progress.js";
import { renderChecked, renderGenerated } from "../../render/render-files.js";
import { exitCodeOf, type Outcome } from "../../render/report.js";

/** Where to generate from and to, as the command line has it. */
interface Paths {
  readonly manifest: string | undefined;
  readonly output: string | undefined;
  readonly "no-format": boolean;
}

/** How to generate. */
export interface GenerateFlags extends Paths {
  readonly dryRun: boolean;
}

/** An outcome, and the files that it depends on. */
export type GenerateOutcome = Outcome & Pick<GenerateResult, "inputs">;

/** Generates once. */
export async function runGenerate(
  { dryRun, ...paths }: GenerateFlags,
  io: Io,
): Promise<GenerateOutcome> {
  const result = await work(paths, io, (options) =>
    generate({ ...options, dryRun }),
  );
  const exitCode = exitCodeOf(result);
  return {
    ...result,
    exitCode,
    summary: (durationMs) => {
      if (exitCode === 0)
        return {
          result: renderGenerated(result, dryRun, contextOf(io, durationMs)),
        };
      return dryRun || result.files.length > 0
        ? {}
        : { hint: "Nothing was written; the last good output stays." };
    },
  };
}

/** Compares what is committed with what would be generated. */
export async function runCheck(paths: Paths, io: Io): Promise<Outcome> {
  const result = await work(paths, io, check);
  const exitCode = exitCodeOf(result);
  return {
    ...result,
    exitCode,
    summary: (durationMs) => {
      if (exitCode === 2) return {};
      return {
        result: renderChecked(result, contextOf(io, durationMs)),
        ...(exitCode === 1 && {
          hint: "Run `cobalt-events generate` and commit the result.",
        }),
      };
    },
  };
}

async function work(
  { manifest, output, "no-format": noFormat }: Paths,
  io: Io,
  task: (options: ProjectOptions) => Promise<GenerateResult>,
): Promise<GenerateResult> {
  return await withProgress(io, ({ update }) =>
    task({
      ...(manifest !== undefined && { manifest }),
      ...(output !== undefined && { output }),
      ...(noFormat && { format: false }),
      cwd: io.cwd,
      fs: io.fs,
      onProgress: update,
    }),
  );
}

function contextOf({ cwd, stdout, env }: Io, durationMs: number) {
  return { cwd, style: styleOf(stdout, env), durationMs };
}
