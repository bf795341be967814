import { once } from "../../base/once.js";
import type { EventModel } from "../../event/event.js";
import type {
  Manifest,
  TargetLanguage,
} from "../../input/manifest/manifest.js";
import { isDocument } from "../disk/claim.js";
import {
  languageEventOf,
  type OpenLanguage,
  openLanguage,
} from "./open-language.js";

/** Finds the languages among the manifest's `targets` that an event is left out of. Without any, nothing is loaded. */
export async function openLeftOut({
  targets,
  options,
}: Pick<Manifest, "targets" | "options">): Promise<
  (event: EventModel) => Promise<ReadonlySet<TargetLanguage>>
> {
  const open = new Map<TargetLanguage, OpenLanguage>();
  for (const { language, output } of targets)
    if (!isDocument(language) && !open.has(language))
      open.set(language, await openLanguage(language, output, options));
  return async (model) => {
    const read = once(() => languageEventOf(model));
    const left = new Set<TargetLanguage>();
    for (const [language, one] of open)
      if ("problem" in one.print(await read())) left.add(language);
    return left;
  };
}
