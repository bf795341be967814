import type { ManifestOptions } from "../../input/manifest/manifest.js";
import type { OutputFile } from "../print/output-file.js";
import { emitJavaScript } from "./emit-javascript.js";
import { translatedPaths } from "./translated-paths.js";

/** Brings printed files, which are TypeScript or JSON, into the language of the output. */
export interface Translator {
  /** Takes the files that were printed next, and gives back those that need no more work. */
  take(files: readonly OutputFile[]): readonly OutputFile[];
  /**
   * The files that could only be made once all had been taken.
   *
   * @param isDry whether nothing will be written, so that only their paths count
   */
  finish(isDry: boolean): Promise<readonly OutputFile[]>;
}

/**
 * Makes the translator of an output. TypeScript goes straight through; for JavaScript it is kept until the end,
 * because one batch takes a fraction of the time of a batch an event.
 */
export function createTranslator({
  language,
  module,
}: ManifestOptions): Translator {
  if (language === "typescript")
    return { take: (files) => files, finish: () => Promise.resolve([]) };
  const sources: OutputFile[] = [];
  return {
    take(files) {
      const isSource = ({ path }: OutputFile) => path.endsWith("ts");
      sources.push(...files.filter(isSource));
      return files.filter((file) => !isSource(file));
    },
    async finish(isDry) {
      return isDry
        ? sources.flatMap((source) =>
            translatedPaths(source.path).map((path) => ({ ...source, path })),
          )
        : emitJavaScript(sources, module);
    },
  };
}
