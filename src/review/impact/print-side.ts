import { join, relative, sep } from "node:path";
import { unreported } from "../../base/diagnostics/unreported.js";
import { modelOf } from "../../event/event.js";
import { nameEvents } from "../../event/names.js";
import { createTranslator } from "../../output/javascript/translator.js";
import type { OutputFile } from "../../output/print/output-file.js";
import { createPrinter } from "../../output/print/printer.js";
import type { FileSystem } from "../../base/file-system.js";
import type { PlacedEvents } from "../diff/sides.js";
import type { GeneratedPlace } from "./generated-place.js";

/** Texts by absolute path. */
export type FileTexts = ReadonlyMap<string, string>;

/** The code of a side's events, as `generate` would write it to a place; that of generated code is as it is. */
export async function printSide(
  side: PlacedEvents,
  place: GeneratedPlace,
  fs: FileSystem,
): Promise<FileTexts> {
  const { output } = place;
  const files =
    side.generated === undefined
      ? await print(side, place, fs)
      : readFolder(side.generated, fs);
  return new Map(
    files.map(({ path, text }) => [join(output.folder, path), text]),
  );
}

type TextFile = Pick<OutputFile, "path" | "text">;

async function print(
  { manifest, events }: PlacedEvents,
  { output, language }: GeneratedPlace,
  fs: FileSystem,
): Promise<readonly TextFile[]> {
  const diagnostics = unreported();
  const context = { manifest, fs, diagnostics, inputs: new Set<string>() };
  // Every kind of resolution finds `./runtime.js`, whatever the project is set up for.
  const options = {
    ...manifest.options,
    language,
    importExtension: ".js",
  } as const;
  const names = nameEvents(manifest, diagnostics);
  const printer = createPrinter(options, output, diagnostics);
  const translator = createTranslator(options);
  const files: TextFile[] = [];
  for (const { event, payload } of events.values()) {
    const model = modelOf(event, names.get(event.slug), payload, context);
    if (model) files.push(...translator.take(await printer.event(model)));
  }
  files.push(...translator.take(printer.finish()));
  return [...files, ...(await translator.finish(false))];
}

function readFolder(folder: string, fs: FileSystem): readonly TextFile[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((file) => /\.(?:[cm]?[jt]s|json)$/.test(file))
    .map((file) => ({
      path: relative(folder, file).split(sep).join("/"),
      text: fs.readFileSync(file, "utf8"),
    }));
}
