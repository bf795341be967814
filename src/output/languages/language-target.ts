import type { EventModel } from "../../event/event.js";
import type {
  ManifestOptions,
  TargetLanguage,
} from "../../input/manifest/manifest.js";
import { createPlan, type DiskContext } from "../disk/plan.js";
import type { Inexpressible, Language, OpenTarget } from "./language.js";
import { openLanguage } from "./open-language.js";

/** How targets are to be made. */
export interface TargetOptions {
  /** Whether an event that a language cannot express is left out, and the others go on. */
  readonly keepGoing: boolean;
}

/** Makes the target of a language, in the folder that the disk's output names. */
export async function createLanguageTarget(
  name: TargetLanguage,
  disk: DiskContext,
  manifest: ManifestOptions,
  options: TargetOptions,
): Promise<OpenTarget> {
  const { output } = disk;
  const open = await openLanguage(name, output.folder, manifest);
  const { language, support } = open;
  const { files } = language;
  const plan = createPlan({ ...disk, output: { ...output, files } });
  for (const file of support) plan.add(file);
  const printedFiles: string[] = [];
  return {
    async add(model, read) {
      const printed = open.print(await read());
      if ("problem" in printed) report(printed, model, language, disk, options);
      else {
        plan.add(printed);
        printedFiles.push(printed.path);
      }
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
