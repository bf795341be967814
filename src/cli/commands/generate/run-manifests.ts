import type { Diagnostic } from "../../../base/diagnostics/diagnostic.js";
import { type Io, styleOf } from "../../main/io.js";
import { now } from "../../main/now.js";
import { renderFailed, renderTotal } from "../../render/render-files.js";
import type {
  ExitCode,
  Outcome,
  Summary,
  TimedOutcome,
} from "../../render/report.js";
import { shownPath } from "../../render/text.js";
import {
  chooseManifests,
  type Target,
  type Wanted,
} from "./choose-manifests.js";
import type { GenerateOutcome, Task } from "./run-generate.js";
import { sharedOutputs } from "./shared-outputs.js";

/** Does a task with all manifests that a call is about, one after the other; what is wrong with one stops no other. */
export async function runManifests(
  task: Task,
  wanted: Wanted,
  io: Io,
): Promise<Outcome> {
  const { targets, isMany, diagnostics } = await chooseManifests(wanted, io);
  const [first] = targets;
  if (!first) return { exitCode: 2, diagnostics: diagnostics.list };
  if (!isMany) return await task.run(first, io);
  const shared = sharedOutputs(targets, io);
  const outcomes: TimedOutcome[] = [];
  for (const target of targets) {
    const started = now();
    const outcome = await runOneOfMany(task, target, shared, io);
    outcomes.push({ ...outcome, durationMs: now() - started });
  }
  return sumOf(outcomes, task, io);
}

/** Does a task with one of several manifests, unless it writes where another one does. */
export async function runOneOfMany(
  task: Task,
  target: Target,
  shared: ReadonlyMap<string, readonly Diagnostic[]>,
  io: Io,
): Promise<GenerateOutcome> {
  const { manifest = "" } = target;
  const name = shownPath(manifest, io.cwd);
  const diagnostics = shared.get(manifest);
  if (!diagnostics) return await task.run(target, io, name);
  const style = styleOf(io.stdout, io.env);
  return {
    exitCode: 2,
    manifest,
    diagnostics,
    inputs: [manifest],
    summary: (durationMs) => ({
      result: renderFailed(diagnostics, {
        cwd: io.cwd,
        style,
        durationMs,
        name,
      }),
    }),
  };
}

/** One outcome of several: the worst exit code, and all that there is to say. */
function sumOf(
  outcomes: readonly TimedOutcome[],
  { states, hints }: Task,
  io: Io,
): Outcome {
  const codes = new Set(outcomes.map(({ exitCode }) => exitCode));
  const exitCode = ([2, 1, 0] as const).find((code) => codes.has(code)) ?? 0;
  const summary = (durationMs: number): Summary => {
    const results = outcomes.map(
      (outcome) => outcome.summary?.(outcome.durationMs).result,
    );
    const names = outcomes.map((outcome) => states[outcome.exitCode]);
    const style = styleOf(io.stdout, io.env);
    const total = renderTotal(names, exitCode === 0, { style, durationMs });
    const nextSteps = ([1, 2] as const).flatMap((code: ExitCode) =>
      codes.has(code) ? (hints[code] ?? []) : [],
    );
    return {
      result: [...results, total].filter(Boolean).join("\n"),
      hint: nextSteps.join("\n"),
    };
  };
  return {
    exitCode,
    events: outcomes.reduce((sum, { events = 0 }) => sum + events, 0),
    files: outcomes.flatMap(({ files = [] }) => files),
    diagnostics: outcomes.flatMap(({ diagnostics = [] }) => diagnostics),
    manifests: outcomes,
    summary,
  };
}
