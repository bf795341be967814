import nodeFs from "node:fs";
import { resolve } from "node:path";
import { type Diagnostic, Diagnostics } from "./base/diagnostics/diagnostic.js";
import { applyChanges } from "./output/disk/apply.js";
import type { FileSystem } from "./base/file-system.js";
import {
  createPlan,
  type DiskContext,
  type FileChange,
  type PlannedChange,
} from "./output/disk/plan.js";
import { openOutput } from "./output/disk/open-output.js";
import { createFormatter } from "./output/format/formatter.js";
import { openTargets } from "./output/languages/targets.js";
import { createTranslator } from "./output/javascript/translator.js";
import { manifestName } from "./input/manifest/find-manifest.js";
import { loadManifest } from "./input/manifest/load-manifest.js";
import type { Manifest } from "./input/manifest/manifest.js";
import { modelOf } from "./event/event.js";
import { nameEvents } from "./event/names.js";
import { payloadReader } from "./event/payload-reader.js";
import { type UnsettledEvent, unsettledOf } from "./event/unsettled.js";
import { SharedShapes } from "./infer/shared-shapes.js";
import type { BuildContext } from "./input/context.js";
import { reportMisfits } from "./input/project/report-misfits.js";
import { resolveSamples } from "./input/samples/resolve-samples.js";
import type { OutputFile } from "./output/print/output-file.js";
import { createPrinter } from "./output/print/printer.js";

export type { UnsettledEvent } from "./event/unsettled.js";
export type { FileChange } from "./output/disk/plan.js";

/** Which project to work on, and how to reach it. */
export interface ProjectOptions {
  /** The manifest, relative to `cwd`; by default the nearest `cobalt.events.json` in `cwd` or above it. */
  readonly manifest?: string;
  /** Where to write to, relative to `cwd`, in place of the manifest's `output`. */
  readonly output?: string;
  /** With `false` no prettier configuration is read, which may be code of the project's; by default as the manifest says. */
  readonly format?: boolean;
  /**
   * Whether an event that one of the manifest's `targets` cannot express is left out of it with a warning; by default
   * it is an error.
   */
  readonly keepGoing?: boolean;
  /** By default the working directory of the process. */
  readonly cwd?: string;
  /** By default `node:fs`. */
  readonly fs?: FileSystem;
  /** Called again and again during long work. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far the work has come. */
export interface Progress {
  /** `infer` counts events, `write` counts files. */
  readonly stage: "infer" | "write";
  readonly done: number;
  readonly total: number;
  /** How much has been read of the samples of the event that is next, where they are large. */
  readonly bytes?: number;
}

/** Bytes of one event's samples from which on reading them takes long enough to tell of. */
const manyBytes = 1024 * 1024;

/** What came of a run. */
export interface GenerateResult {
  /** Whether there was no error; after {@link check} also whether every file is as it should be. */
  readonly ok: boolean;
  /** Absolute path, once it was found. */
  readonly manifest?: string;
  /** Absolute path of the output folder, or of the one file. */
  readonly output?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /**
   * What was done, or after {@link check} and a dry run what would have to be. Nothing where there are errors, but for
   * what was done before the disk refused more and also refused to have it undone.
   */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** Events of which new payloads often have a key that none had so far. */
  readonly unsettled: readonly UnsettledEvent[];
  /** Absolute paths of the files and folders that the result depends on, known also after errors. */
  readonly inputs: readonly string[];
}

/**
 * Generates the code of a project and writes what changed. With any error nothing is written.
 *
 * @param options `dryRun` only tells what would be done
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { ok, diagnostics } = await generate({ cwd: "services/billing" });
 * for (const { code, message } of diagnostics) console.error(code, message);
 * if (!ok) process.exitCode = 2;
 * ```
 */
export async function generate(
  options: ProjectOptions & { readonly dryRun?: boolean } = {},
): Promise<GenerateResult> {
  return await generateFrom(options.fs ?? nodeFs, options);
}

/**
 * As {@link generate}, for whoever has to tell apart what the output is made of and what is there of it.
 *
 * @param inputs how all that the output depends on is reached; `options.fs` is for the output alone
 */
export async function generateFrom(
  inputs: FileSystem,
  options: Parameters<typeof generate>[0] & object,
): Promise<GenerateResult> {
  const run = await prepare(options, inputs);
  const { target, changes, diagnostics } = run;
  const wanted = diagnostics.hasErrors ? [] : changes;
  const made =
    target && options.dryRun !== true
      ? applyChanges(wanted, target.disk, (done, total) =>
          options.onProgress?.({ stage: "write", done, total }),
        )
      : wanted;
  return resultOf(run, made, !diagnostics.hasErrors);
}

/**
 * Generates the code of a project in memory and compares it with what is on the disk; nothing is written.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { files } = await check();
 * for (const { action, path } of files)
 *   if (action !== "unchanged") console.error(`${path} is stale`);
 * ```
 */
export async function check(
  options: ProjectOptions = {},
): Promise<GenerateResult> {
  const run = await prepare(options);
  const { changes, diagnostics } = run;
  const wanted = diagnostics.hasErrors ? [] : changes;
  const isCurrent = changes.every(({ action }) => action === "unchanged");
  return resultOf(run, wanted, isCurrent && !diagnostics.hasErrors);
}

/** A run up to the point where only the writing is left. */
interface Run {
  readonly diagnostics: Diagnostics;
  readonly inputs: readonly string[];
  readonly changes: readonly PlannedChange[];
  readonly unsettled: readonly UnsettledEvent[];
  /** Absent where no manifest could be read. */
  readonly target?: { readonly manifest: Manifest; readonly disk: DiskContext };
}

/** The path of the data, from the manifest to a plan of what to write. */
async function prepare(
  options: ProjectOptions,
  fs = options.fs ?? nodeFs,
): Promise<Run> {
  const { cwd = process.cwd() } = options;
  const diagnostics = new Diagnostics();
  const location = { cwd, manifest: options.manifest, fs };
  const manifest = loadManifest(location, diagnostics);
  if (!manifest)
    return {
      diagnostics,
      inputs: [resolve(cwd, options.manifest ?? manifestName)],
      changes: [],
      unsettled: [],
    };
  const inputs = new Set([manifest.document.file]);
  const total = manifest.events.length;
  let [done, bytes] = [0, 0];
  const onRead = (length: number): void => {
    bytes += length;
    if (bytes >= manyBytes)
      options.onProgress?.({ stage: "infer", done, total, bytes });
  };
  const context: BuildContext = { manifest, fs, diagnostics, inputs, onRead };
  const { output, fs: outputFs = nodeFs } = options;
  const disk = openOutput({ output, cwd, fs: outputFs }, context);

  await reportMisfits(disk.output.path, context);
  const samples = await resolveSamples(manifest, fs, diagnostics);
  for (const input of samples.inputs) inputs.add(input);
  const shapes = new SharedShapes(samples.sources.values());
  const names = nameEvents(manifest, diagnostics);
  const readPayload = payloadReader({ ...context, shapes });
  const printer = createPrinter(manifest.options, disk.output, diagnostics);
  const translator = createTranslator(manifest.options);
  const format = createFormatter({
    folder: disk.output.folder,
    follow: options.format ?? manifest.options.format,
    fs,
    diagnostics,
  });
  const plan = createPlan(disk);
  const { keepGoing = false } = options;
  const targets = await openTargets({ ...context, fs: disk.fs }, disk.output, {
    keepGoing,
  });
  const add = async (files: readonly OutputFile[]): Promise<void> => {
    // With an error nothing will be written; but what would stand in its way is told all the same.
    for (const file of files)
      plan.add(diagnostics.hasErrors ? file : await format(file));
  };

  const unsettled: UnsettledEvent[] = [];
  // One event at a time goes all the way, so that the events of a large manifest are never all in memory.
  for (const event of manifest.events) {
    const sources = samples.sources.get(event.slug) ?? [];
    const payload = await readPayload(event, sources);
    if (payload?.unseen) unsettled.push(...unsettledOf(event, payload.unseen));
    const model =
      payload && modelOf(event, names.get(event.slug), payload, context);
    if (model) {
      await add(translator.take(await printer.event(model)));
      await targets.add(model);
    }
    [done, bytes] = [done + 1, 0];
    options.onProgress?.({ stage: "infer", done, total });
  }
  await add(translator.take(printer.finish()));
  await add(await translator.finish(diagnostics.hasErrors));
  return {
    diagnostics,
    inputs: [...inputs],
    changes: [...plan.finish(), ...targets.finish()],
    unsettled,
    target: { manifest, disk },
  };
}

function resultOf(
  { diagnostics, inputs, target, unsettled }: Run,
  files: readonly FileChange[],
  ok: boolean,
): GenerateResult {
  return {
    ok,
    ...(target && {
      manifest: target.manifest.document.file,
      output: target.disk.output.path,
    }),
    events: target?.manifest.events.length ?? 0,
    files: files.map(({ path, action }) => ({ path, action })),
    diagnostics: diagnostics.list,
    unsettled,
    inputs,
  };
}
