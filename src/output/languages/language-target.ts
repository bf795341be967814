import type { EventModel } from "../../event/event.js";
import type {
  ManifestOptions,
  TargetLanguage,
} from "../../input/manifest/manifest.js";
import { createPlan, type DiskContext } from "../disk/plan.js";
import type {
  Inexpressible,
  Language,
  LanguageEvent,
  OpenTarget,
} from "./language.js";

/** How targets are to be made. */
export interface TargetOptions {
  /** Whether an event that a language cannot express is left out, and the others go on. */
  readonly keepGoing: boolean;
}

const loaders: Readonly<
  Record<
    TargetLanguage,
    (folder: string, options: ManifestOptions) => Promise<Language>
  >
> = {
  go: async (...given) => (await import("./go/print-go.js")).createGo(...given),
  java: async (folder) =>
    (await import("./java/print-java.js")).createJava(folder),
  php: async (folder) => (await import("./php/print-php.js")).createPhp(folder),
  python: async (_, options) =>
    (await import("./python/print-python.js")).createPython(options),
  rust: async () => (await import("./rust/print-rust.js")).createRust(),
};

/** Makes the target of a language, in the folder that the disk's output names. */
export async function createLanguageTarget(
  name: TargetLanguage,
  disk: DiskContext,
  manifest: ManifestOptions,
  options: TargetOptions,
): Promise<OpenTarget> {
  const { folder } = disk.output;
  const language = await loaders[name](folder, manifest);
  const { files } = language;
  const plan = createPlan({ ...disk, output: { ...disk.output, files } });
  /** Who has a file or a name already. */
  const claimed = new Map<string, string>();
  const printedFiles: string[] = [];
  for (const file of language.support()) {
    claimed.set(file.path.toLowerCase(), "the client");
    plan.add(file);
  }
  const addEvent = (event: LanguageEvent): Inexpressible | undefined => {
    const printed = language.event(event);
    if ("problem" in printed) return printed;
    const { file, names } = printed;
    // What a disk that ignores case sees.
    const wanted = [file.path.toLowerCase(), ...names];
    const taken = wanted.find((one) => claimed.has(one));
    if (taken !== undefined)
      return {
        problem: `${claimed.get(taken)} has ${taken} already; give the event another name with "as"`,
      };
    const owner = `the event ${JSON.stringify(event.model.slug)}`;
    for (const one of wanted) claimed.set(one, owner);
    plan.add(file);
    printedFiles.push(file.path);
    return undefined;
  };
  return {
    async add(model, read) {
      const event = await read();
      const fault = "problem" in event ? event : addEvent(event);
      if (fault) report(fault, model, language, disk, options);
    },
    finish() {
      const index = language.index?.(printedFiles);
      if (index) plan.add(index);
      return plan.finish();
    },
  };
}

function report(
  { problem }: Inexpressible,
  { slug, payload }: EventModel,
  { title }: Language,
  { diagnostics }: DiskContext,
  { keepGoing }: TargetOptions,
): void {
  const event = `The event ${JSON.stringify(slug)}`;
  if (keepGoing)
    diagnostics.add(
      "CE621",
      `${event} is left out in ${title}: ${problem}.`,
      payload.place(),
    );
  else
    diagnostics.add(
      "CE620",
      `${event} cannot be written in ${title}: ${problem}.`,
      payload.place(),
    );
}
