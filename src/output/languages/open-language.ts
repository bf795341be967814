import type { EventModel } from "../../event/event.js";
import type {
  ManifestOptions,
  TargetLanguage,
} from "../../input/manifest/manifest.js";
import type { OutputFile } from "../print/output-file.js";
import type { Inexpressible, Language, LanguageEvent } from "./language.js";
import { pathConstantsOf } from "./path-constants.js";

/** A language of which an output is being made. */
export interface OpenLanguage {
  readonly language: Language;
  /** The files that belong to no event. */
  readonly support: readonly OutputFile[];
  /** Prints an event under names that no other has. */
  print(event: LanguageEvent | Inexpressible): OutputFile | Inexpressible;
}

const loaders: Readonly<
  Record<
    TargetLanguage,
    (folder: string, options: ManifestOptions) => Promise<Language>
  >
> = {
  csharp: async (folder) =>
    (await import("./csharp/print-csharp.js")).createCsharp(folder),
  go: async (...given) => (await import("./go/print-go.js")).createGo(...given),
  java: async (folder) =>
    (await import("./java/print-java.js")).createJava(folder),
  php: async (folder) => (await import("./php/print-php.js")).createPhp(folder),
  python: async (_, options) =>
    (await import("./python/print-python.js")).createPython(options),
  ruby: async (folder) =>
    (await import("./ruby/print-ruby.js")).createRuby(folder),
  rust: async () => (await import("./rust/print-rust.js")).createRust(),
};

/** Opens a language, for an output in this folder. */
export async function openLanguage(
  name: TargetLanguage,
  folder: string,
  options: ManifestOptions,
): Promise<OpenLanguage> {
  const language = await loaders[name](folder, options);
  const support = language.support();
  /** Who has a file or a name already. */
  const claimed = new Map<string, string>();
  for (const { path } of support) claimed.set(path.toLowerCase(), "the client");
  return {
    language,
    support,
    print(event) {
      if ("problem" in event) return event;
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
      return file;
    },
  };
}

/** What printers of languages need of an event. */
export async function languageEventOf(
  model: EventModel,
): Promise<LanguageEvent | Inexpressible> {
  const { quicktypeClasses } = await import("./quicktype-classes.js");
  const classes = await quicktypeClasses(model);
  if ("problem" in classes) return classes;
  return { model, classes, paths: pathConstantsOf(model.variables) };
}
