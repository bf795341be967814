import { basename, dirname, join, resolve, sep } from "node:path";
import type { ts } from "ts-morph";
import { type Output, outputAt } from "../../output/print/output.js";
import { isGenerated } from "../../output/print/header.js";
import type { Side } from "../diff/sides.js";

/** Where a project has generated code, and what it is written in. */
export interface GeneratedPlace {
  readonly output: Output;
  readonly language: "typescript" | "javascript";
}

/** Where the manifest of a side would have its code. */
export function placeOfSide(side: Side): GeneratedPlace | undefined {
  if (side === "nothing") return undefined;
  const { folder, generated, manifest } = side;
  const { output, layout, language } = manifest.options;
  return {
    output: outputAt(generated ?? resolve(folder, output), layout),
    language,
  };
}

/**
 * Where a project has a copy of the code of some events: a folder, or one file that has everything.
 *
 * @param files of the project
 * @param slugs of events, one of which has to be there
 */
export function placesOfCopies(
  files: readonly ts.SourceFile[],
  slugs: readonly string[],
): readonly GeneratedPlace[] {
  const generated = files.filter(({ text }) => isGenerated(text));
  const isKnown = ({ text }: ts.SourceFile) =>
    slugs.some((slug) => text.includes(JSON.stringify(slug)));
  const places = new Map<string, GeneratedPlace>();
  for (const file of generated.filter(isKnown)) {
    const place = placeOf(file);
    places.set(place.output.path, place);
  }
  return [...places.values()];
}

function placeOf({ fileName, text }: ts.SourceFile): GeneratedPlace {
  const path = resolve(fileName);
  const declares = /\.d\.([cm]?)ts$/;
  const language = declares.test(path) ? "javascript" : "typescript";
  const written = path.replace(declares, ".$1js");
  const isAlone =
    text.includes("interface CobaltEventPayloads") && !/ from "\.\//.test(text);
  if (isAlone) return { output: outputAt(written, "file"), language };
  const folder = dirname(path);
  const isInner = ["events", "validators"].includes(basename(folder));
  const root = isInner ? dirname(folder) : folder;
  return { output: outputAt(root, "folder"), language };
}

/** Whether a file is of the code at a place. */
export function isOfPlace(file: string, { output }: GeneratedPlace): boolean {
  return output.own
    ? file.startsWith(join(output.path, sep))
    : dirname(file) === output.folder &&
        stem(file) === stem(output.file ?? output.path);
}

function stem(file: string): string {
  return basename(file).replace(/(?:\.d)?\.[cm]?[jt]s$/, "");
}
