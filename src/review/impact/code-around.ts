import { resolve } from "node:path";
import type { ts } from "ts-morph";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { isGenerated } from "../../output/print/header.js";
import type { Side } from "../diff/sides.js";
import type { Compiler, ProjectConfig } from "../usages/open-programs.js";
import {
  type GeneratedPlace,
  isOfPlace,
  placeOfSide,
  placesOfCopies,
} from "./generated-place.js";
import { overlaidProgram, type Overlay } from "./overlaid-program.js";
import { type FileTexts, printSide } from "./print-side.js";
import type { OverlaysAround } from "./run-compiler.js";

/** The events before and after a change. */
export interface SidesAround {
  readonly before: Side;
  readonly after: Side;
  readonly fs: FileSystem;
}

/**
 * The generated code of before and after, wherever a project has it: in the manifest's output, or as a copy.
 *
 * @returns undefined where the project has none, which is in the diagnostics, or where both are the same
 */
export async function codeAround(
  sides: SidesAround,
  configs: readonly ProjectConfig[],
  ts: Compiler,
  diagnostics: Diagnostics,
): Promise<OverlaysAround | undefined> {
  const { before, after, fs } = sides;
  const open = (overlay: Overlay) =>
    configs.flatMap((config) => [
      ...overlaidProgram(config, overlay, ts).getSourceFiles(),
    ]);
  let files: readonly ts.SourceFile[] = [];
  for (const place of [placeOfSide(after), placeOfSide(before)]) {
    if (!place) continue;
    const texts = await textsOf(before, [place], fs);
    files = open(texts);
    if (files.some(({ fileName }) => texts.has(resolve(fileName))))
      return overlaysOf([place], files, sides);
  }
  const slugs = [before, after].flatMap((side) =>
    side === "nothing" ? [] : [...side.events.keys()],
  );
  const copies = placesOfCopies(files, slugs);
  if (copies.length > 0) return overlaysOf(copies, files, sides);
  const names = configs.map(({ file }) => JSON.stringify(file)).join(", ");
  diagnostics.add(
    "CE840",
    `No file of the project has to do with the generated code (${names}).`,
  );
  return undefined;
}

async function overlaysOf(
  places: readonly GeneratedPlace[],
  files: readonly ts.SourceFile[],
  { before, after, fs }: SidesAround,
): Promise<OverlaysAround | undefined> {
  const old = await textsOf(before, places, fs);
  const now = await textsOf(after, places, fs);
  const isSame =
    old.size === now.size &&
    [...old].every(([file, text]) => now.get(file) === text);
  if (isSame) return undefined;
  const onDisk = files
    .filter(({ text }) => isGenerated(text))
    .map(({ fileName }) => resolve(fileName))
    .filter((file) => places.some((place) => isOfPlace(file, place)));
  const gone = new Map(
    [...onDisk, ...old.keys(), ...now.keys()].map((file) => [file, undefined]),
  );
  return {
    before: new Map([...gone, ...old]),
    after: new Map([...gone, ...now]),
  };
}

async function textsOf(
  side: Side,
  places: readonly GeneratedPlace[],
  fs: FileSystem,
): Promise<FileTexts> {
  const texts: (readonly [string, string])[] = [];
  if (side !== "nothing")
    for (const place of places)
      texts.push(...(await printSide(side, place, fs)));
  return new Map(texts);
}
