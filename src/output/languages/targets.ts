import { join, relative, resolve } from "node:path";
import type { EventModel } from "../../event/event.js";
import type { BuildContext } from "../../input/context.js";
import type {
  ManifestTarget,
  TargetLanguage,
} from "../../input/manifest/manifest.js";
import { foreignFolder } from "../disk/foreign-folder.js";
import { createPlan, type Plan, type PlannedChange } from "../disk/plan.js";
import type { Output } from "../print/output.js";
import type { Inexpressible, Language, LanguageEvent } from "./language.js";
import { pathConstantsOf } from "./path-constants.js";

/** The outputs in further languages. */
export interface Targets {
  /** Prints an event in every language, and compares the files with those that are there. */
  add(event: EventModel): Promise<void>;
  /** Every change there is to make. */
  finish(): readonly PlannedChange[];
}

/** How targets are to be made. */
export interface TargetOptions {
  /** Whether an event that a language cannot express is left out, and the others go on. */
  readonly keepGoing: boolean;
}

const loaders: Readonly<
  Record<TargetLanguage, (folder: string) => Promise<Language>>
> = {
  go: async (folder) => (await import("./go/print-go.js")).createGo(folder),
  java: async (folder) =>
    (await import("./java/print-java.js")).createJava(folder),
  php: async (folder) => (await import("./php/print-php.js")).createPhp(folder),
  python: async () => (await import("./python/print-python.js")).python,
};

/** A target that events are printed for. */
interface OpenTarget {
  readonly language: Language;
  readonly plan: Plan;
  /** Who has a name or a file already: its slug, by what it is called. */
  readonly claimed: Map<string, string>;
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
  const folders = foldersOf(main);
  for (const target of context.manifest.targets) {
    const opened = await openTarget(target, folders, context);
    if (opened) open.push(opened);
  }
  return {
    async add(model) {
      if (open.length === 0) return;
      const { quicktypeClasses } = await import("./quicktype-classes.js");
      const classes = await quicktypeClasses(model);
      const paths = pathConstantsOf(model.variables);
      for (const one of open) {
        const fault =
          "problem" in classes
            ? classes
            : addEvent({ model, classes, paths }, one);
        if (fault) report(fault, model, one, context, options);
      }
    },
    finish: () =>
      open.flatMap(({ language, plan }) => {
        for (const file of language.support()) plan.add(file);
        return plan.finish();
      }),
  };
}

/** The folders that the manifest's own output takes for its own. */
function foldersOf({ folder }: Output): Map<string, string> {
  const own = ["", "events", "schemas", "validators"];
  return new Map(
    own.map((name) => [join(folder, name), "the manifest's output"]),
  );
}

/** Settles where a target goes, and who prints it; undefined where it can go nowhere. */
async function openTarget(
  target: ManifestTarget,
  folders: Map<string, string>,
  { manifest, fs, diagnostics }: BuildContext,
): Promise<OpenTarget | undefined> {
  const folder = resolve(manifest.folder, target.output);
  const place = () => manifest.document.place([...target.place, "output"]);
  const taken = foreignFolder(relative(manifest.folder, folder));
  if (taken !== undefined)
    diagnostics.add(
      "CE602",
      `The target's output lies in ${JSON.stringify(taken)}, where other tools keep what is theirs.`,
      place(),
    );
  const rival = folders.get(folder);
  if (rival !== undefined) {
    const message = `${JSON.stringify(target.output)} is the folder of ${rival} already.`;
    diagnostics.add("CE622", message, place());
  }
  if (taken !== undefined || rival !== undefined) return undefined;
  folders.set(folder, `the target ${JSON.stringify(target.language)}`);
  const language = await loaders[target.language](folder);
  const { files } = language;
  const output = { path: folder, folder, file: undefined, own: true, files };
  return {
    language,
    plan: createPlan({ output, fs, diagnostics, place }),
    claimed: new Map(),
  };
}

/** Prints an event for a target; what keeps it from that is returned. */
function addEvent(
  event: LanguageEvent,
  { language, plan, claimed }: OpenTarget,
): Inexpressible | undefined {
  const printed = language.event(event);
  if ("problem" in printed) return printed;
  const { slug } = event.model;
  const { file, names } = printed;
  // What a disk that ignores case sees.
  const wanted = [file.path.toLowerCase(), ...names];
  const name = wanted.find((one) => claimed.has(one));
  if (name !== undefined)
    return {
      problem: `${JSON.stringify(claimed.get(name))} comes to ${name} as well; give one of them another name with "as"`,
    };
  for (const one of wanted) claimed.set(one, slug);
  plan.add(file);
  return undefined;
}

function report(
  { problem }: Inexpressible,
  { slug, payload }: EventModel,
  { language }: OpenTarget,
  { diagnostics }: BuildContext,
  { keepGoing }: TargetOptions,
): void {
  const event = `The event ${JSON.stringify(slug)}`;
  if (keepGoing)
    diagnostics.add(
      "CE621",
      `${event} is left out in ${language.title}: ${problem}.`,
      payload.place(),
    );
  else
    diagnostics.add(
      "CE620",
      `${event} cannot be written in ${language.title}: ${problem}.`,
      payload.place(),
    );
}
