import { basename, dirname, join, relative, resolve } from "node:path";
import { once } from "../../base/once.js";
import type { EventModel } from "../../event/event.js";
import type { BuildContext } from "../../input/context.js";
import {
  type ExportFormat,
  exportFormats,
  type ManifestTarget,
} from "../../input/manifest/manifest.js";
import { foreignFolder } from "../disk/foreign-folder.js";
import type { DiskContext, PlannedChange } from "../disk/plan.js";
import type { Output } from "../print/output.js";
import type { Inexpressible, LanguageEvent, OpenTarget } from "./language.js";
import { createLanguageTarget, type TargetOptions } from "./language-target.js";
import { pathConstantsOf } from "./path-constants.js";

/** The outputs in further languages, and the documents for other tools. */
export interface Targets {
  /** Takes an event into every target. */
  add(event: EventModel): Promise<void>;
  /** Every change there is to make. */
  finish(): readonly PlannedChange[];
}

/**
 * Makes the outputs that a manifest's `targets` ask for. Without any, nothing is loaded.
 *
 * @param main where the TypeScript or JavaScript goes
 */
export async function openTargets(
  context: BuildContext,
  main: Output,
  options: TargetOptions,
): Promise<Targets> {
  const open: OpenTarget[] = [];
  const claims = claimsOf(main);
  for (const target of context.manifest.targets) {
    const disk = settle(target, claims, context);
    if (disk) open.push(await openTarget(target, disk, context, options));
  }
  return {
    async add(model) {
      const read = once(() => languageEventOf(model));
      for (const one of open) await one.add(model, read);
    },
    finish: () => open.flatMap((one) => one.finish()),
  };
}

async function openTarget(
  { language }: ManifestTarget,
  disk: DiskContext,
  { manifest }: BuildContext,
  options: TargetOptions,
): Promise<OpenTarget> {
  if (!isDocument(language))
    return createLanguageTarget(language, disk, manifest.options, options);
  const { createDocumentTarget } = await import("../export/document-target.js");
  return createDocumentTarget(language, disk);
}

function isDocument(language: string): language is ExportFormat {
  return exportFormats.some((format) => format === language);
}

async function languageEventOf(
  model: EventModel,
): Promise<LanguageEvent | Inexpressible> {
  const { quicktypeClasses } = await import("./quicktype-classes.js");
  const classes = await quicktypeClasses(model);
  if ("problem" in classes) return classes;
  return { model, classes, paths: pathConstantsOf(model.variables) };
}

/** Who has a folder or a file, by its path. */
interface Claims {
  readonly paths: Map<string, string>;
  /** The folders in which the manifest's own output removes what is generated and not its own. */
  readonly swept: ReadonlySet<string>;
}

function claimsOf({ path, folder, own }: Output): Claims {
  const folders = ["", "events", "schemas", "validators"].map((name) =>
    join(folder, name),
  );
  return {
    paths: new Map([...folders, path].map((one) => [one, mainOutput])),
    swept: new Set(own ? folders : []),
  };
}

const mainOutput = "the manifest's output";

/** Settles where a target goes; undefined where it can go nowhere. */
function settle(
  target: ManifestTarget,
  { paths, swept }: Claims,
  { manifest, fs, diagnostics }: BuildContext,
): DiskContext | undefined {
  const path = resolve(manifest.folder, target.output);
  const place = () => manifest.document.place([...target.place, "output"]);
  const taken = foreignFolder(relative(manifest.folder, path));
  if (taken !== undefined)
    diagnostics.add(
      "CE602",
      `The target's output lies in ${JSON.stringify(taken)}, where other tools keep what is theirs.`,
      place(),
    );
  const document = isDocument(target.language);
  const rival =
    paths.get(path) ??
    (document && swept.has(dirname(path)) ? mainOutput : undefined);
  if (rival !== undefined) {
    const where = paths.has(path) ? "is the place of" : "lies in the folder of";
    const message = `${JSON.stringify(target.output)} ${where} ${rival}.`;
    diagnostics.add("CE622", message, place());
  }
  if (taken !== undefined || rival !== undefined) return undefined;
  paths.set(path, `the target ${JSON.stringify(target.language)}`);
  const output: Output = document
    ? { path, folder: dirname(path), file: basename(path), own: false }
    : { path, folder: path, file: undefined, own: true };
  return { output, fs, diagnostics, place };
}
