import { dirname, resolve } from "node:path";
import { unreported } from "../../base/diagnostics/unreported.js";
import {
  generate,
  generateFrom,
  type GenerateResult,
  type ProjectOptions,
} from "../../generate.js";
import { nearestManifest } from "../../input/manifest/find-manifest.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import { findConfiguration } from "../../output/format/find-configuration.js";
import { lookAtGenerator, ownCode } from "./look-at-generator.js";
import { observe } from "./observe-files.js";
import { readRecord, recordFile, writeRecord } from "./run-record.js";

/** What a run needs that can be told from others. */
export type CachedOptions = ProjectOptions &
  Required<Pick<ProjectOptions, "cwd" | "fs">>;

/**
 * As {@link generate}, but where nothing at all has changed since the last run, its result is taken from the record of
 * that run: of every look at the disk, and what was seen. What a run depends on is so known without anybody naming it.
 *
 * @param code the file with the generator's code
 */
export async function generateUnlessCurrent(
  options: CachedOptions,
  code = ownCode,
): Promise<GenerateResult> {
  const { cwd, fs } = options;
  const manifest =
    options.manifest === undefined
      ? nearestManifest(cwd, fs)
      : resolve(cwd, options.manifest);
  const output = options.output && resolve(cwd, options.output);
  const { format, keepGoing } = options;
  const run = [code, process.version, manifest, output, format, keepGoing];
  const file = manifest && recordFile(dirname(manifest), run, fs);
  if (file === undefined) return await generate(options);
  return readRecord(file, fs) ?? (await generateAndRecord(file, options, code));
}

async function generateAndRecord(
  file: string,
  options: CachedOptions,
  code: string,
): Promise<GenerateResult> {
  const { fs } = options;
  const inputs = observe(fs);
  const output = observe(fs);
  const result = await generateFrom(inputs.fs, { ...options, fs: output.fs });
  if (!result.ok || followsPrettier(result, options)) return result;
  lookAtGenerator(code, inputs.fs);
  const [made, there] = [inputs.sights(), output.sights()];
  if (made && there)
    writeRecord(
      file,
      { result: unchanged(result), sights: [...made, ...there] },
      fs,
    );
  return result;
}

/** The result of the same run once more. */
function unchanged(result: GenerateResult): GenerateResult {
  const files = result.files.filter(({ action }) => action !== "remove");
  return {
    ...result,
    files: files.map(({ path }) => ({ path, action: "unchanged" })),
  };
}

/** Whether prettier laid out the output as the project configures it: that may be code, which can depend on anything. */
function followsPrettier(
  { manifest, output = "" }: GenerateResult,
  { cwd, fs, format }: CachedOptions,
): boolean {
  if (format === false || findConfiguration(output, fs).files.length === 0)
    return false;
  const loaded = loadManifest({ cwd, fs, manifest }, unreported());
  return loaded?.options.format !== false;
}
