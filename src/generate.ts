import * as nodeFs from "node:fs";
import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
  type Place,
} from "./base/diagnostics/diagnostic.js";
import { applyChanges } from "./output/disk/apply.js";
import type { FileSystem } from "./base/file-system.js";
import {
  createPlan,
  type DiskContext,
  type FileChange,
  type PlannedChange,
} from "./output/disk/plan.js";
import { createFormatter } from "./output/format/formatter.js";
import { manifestName } from "./input/manifest/find-manifest.js";
import { loadManifest } from "./input/manifest/load-manifest.js";
import type { Manifest } from "./input/manifest/manifest.js";
import { buildEvents } from "./event/build-events.js";
import { type Output, outputAt } from "./output/print/output.js";
import type { OutputFile } from "./output/print/output-file.js";
import { createPrinter } from "./output/print/printer.js";

export type { FileChange } from "./output/disk/plan.js";

/** Which project to work on, and how to reach it. */
export interface ProjectOptions {
  /** The manifest, relative to `cwd`; by default the nearest `cobalt.events.json` in `cwd` or above it. */
  readonly manifest?: string;
  /** Where to write to, relative to `cwd`, in place of the manifest's `output`. */
  readonly output?: string;
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
}

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
  /** What was done, or after {@link check} and a dry run what would have to be; nothing where there are errors. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
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
  const run = await prepare(options);
  const { target, changes, diagnostics } = run;
  if (target && !diagnostics.hasErrors && options.dryRun !== true) {
    applyChanges(changes, target.disk, (done, total) =>
      options.onProgress?.({ stage: "write", done, total }),
    );
  }
  return resultOf(run, !diagnostics.hasErrors);
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
  const isCurrent = run.changes.every(({ action }) => action === "unchanged");
  return resultOf(run, isCurrent && !run.diagnostics.hasErrors);
}

/** A run up to the point where only the writing is left. */
interface Run {
  readonly diagnostics: Diagnostics;
  readonly inputs: readonly string[];
  readonly changes: readonly PlannedChange[];
  /** Absent where no manifest could be read. */
  readonly target?: { readonly manifest: Manifest; readonly disk: DiskContext };
}

/** The path of the data: manifest, samples, shapes, types, models, files, and the comparison with the disk. */
async function prepare(options: ProjectOptions): Promise<Run> {
  const { fs = nodeFs, cwd = process.cwd() } = options;
  const diagnostics = new Diagnostics();
  const manifest = loadManifest(
    { cwd, manifest: options.manifest, fs },
    diagnostics,
  );
  if (!manifest)
    return {
      diagnostics,
      inputs: [resolve(cwd, options.manifest ?? manifestName)],
      changes: [],
    };

  const output = outputOf(options, cwd, manifest);
  const place = (): Place | undefined =>
    options.output === undefined
      ? manifest.document.place(["output"])
      : undefined;
  const disk: DiskContext = { output, fs, diagnostics, place };

  if (output.file !== undefined && manifest.options.validation !== "off")
    diagnostics.add(
      "CE605",
      "Validators need files of their own, but the output is one file.",
      manifest.document.place(["validation"]),
    );

  const inputs = new Set([manifest.document.file]);
  const events = buildEvents(
    { manifest, fs, diagnostics, inputs },
    (done, total) => options.onProgress?.({ stage: "infer", done, total }),
  );
  const printer = createPrinter(manifest.options, output);
  const format = createFormatter({
    folder: output.folder,
    follow: manifest.options.format,
    fs,
    diagnostics,
  });
  const plan = createPlan(disk);
  // One event at a time goes all the way, so that the events of a large manifest are never all in memory.
  const add = async (files: readonly OutputFile[]): Promise<void> => {
    // With an error nothing will be written; but what would stand in its way is told all the same.
    for (const file of files)
      plan.add(diagnostics.hasErrors ? file : await format(file));
  };
  for await (const event of events) await add(printer.event(event));
  await add(printer.finish());
  return {
    diagnostics,
    inputs: [...inputs],
    changes: plan.finish(),
    target: { manifest, disk },
  };
}

function outputOf(
  { output }: ProjectOptions,
  cwd: string,
  { folder, options }: Manifest,
): Output {
  const path =
    output === undefined
      ? resolve(folder, options.output)
      : resolve(cwd, output);
  return outputAt(path, options.layout);
}

function resultOf(
  { diagnostics, inputs, changes, target }: Run,
  ok: boolean,
): GenerateResult {
  return {
    ok,
    ...(target && {
      manifest: target.manifest.document.file,
      output: target.disk.output.path,
    }),
    events: target?.manifest.events.length ?? 0,
    files: diagnostics.hasErrors
      ? []
      : changes.map(({ path, action }) => ({ path, action })),
    diagnostics: diagnostics.list,
    inputs,
  };
}
