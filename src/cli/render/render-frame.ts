import { type FileSystem, readFile } from "../../base/file-system.js";
import type { Place } from "../../base/diagnostics/diagnostic.js";
import type { Style } from "../main/io.js";
import { isGzip } from "../../input/records/decompress.js";
import { visible } from "./text.js";

export const linesAround = 2;

/** Files larger than this are shown no line of: they would have to be read whole. */
const largestSource = 8 * 1024 * 1024;

/** The part of every line that is shown, in UTF-16 code units; `end` is exclusive. */
interface Crop {
  readonly start: number;
  readonly end: number;
}

/** Draws frames; each file is read once. */
export type FrameRenderer = (place: Place) => Promise<string | undefined>;

/** Makes a renderer of source frames; it gives undefined where the file, or the line, is not there any more. */
export function createFrameRenderer(
  fs: FileSystem,
  style: Style,
): FrameRenderer {
  const sources = new Map<string, readonly string[]>();
  return async (place) => {
    const lines = sources.get(place.file) ?? readLines(fs, place.file);
    sources.set(place.file, lines);
    return await renderFrame(lines, place, style);
  };
}

function readLines(fs: FileSystem, file: string): readonly string[] {
  try {
    if (fs.statSync(file).size > largestSource) return [];
    const bytes = readFile(file, fs);
    if (isGzip(bytes)) return [];
    // The same lines that places are counted in: by line feeds alone.
    return bytes
      .toString("utf8")
      .replace(/^\uFEFF/, " ")
      .replace(/\r?\n$/, "")
      .split("\n");
  } catch {
    return [];
  }
}

async function renderFrame(
  lines: readonly string[],
  place: Place,
  style: Style,
): Promise<string | undefined> {
  const line = lines[place.line - 1];
  if (line === undefined) return undefined;
  const { codeFrameColumns } = await import("@babel/code-frame");

  const first = Math.max(1, place.line - linesAround);
  const shown = lines.slice(first - 1, place.line + linesAround);
  const crop = cropAround(line, place, style.width - 16);
  const column = shownColumn(line, place.column, crop);
  const end = shownColumn(line, place.column + place.length, crop);
  const options = {
    forceColor: style.colour,
    linesAbove: linesAround,
    linesBelow: linesAround,
    startLine: first,
  };
  return codeFrameColumns(
    shown.map((text) => cut(text, crop)).join("\n"),
    {
      start: { line: place.line, column },
      end: { line: place.line, column: Math.max(end, column + 1) },
    },
    options,
  );
}

/** Which columns to show, so that a line of any length, such as a minified file, has its place in sight. */
function cropAround(
  line: string,
  { column, length }: Place,
  width: number,
): Crop {
  if (line.length <= width) return { start: 0, end: width };
  const lead = Math.floor(Math.max(width / 8, (width - length) / 2));
  const start = Math.max(0, Math.min(column - 1 - lead, line.length - width));
  return { start, end: start + width };
}

/** The part of a line within the crop, safe to print; an ellipsis stands where something is left out. */
function cut(line: string, { start, end }: Crop): string {
  const text = line.replace(/\r$/, "");
  const head = start > 0 && text.length > start ? "…" : "";
  const tail = text.length > end ? "…" : "";
  const part = text.slice(start + head.length, end - tail.length);
  // A pair of surrogates cut through would be shown as an escape.
  return (
    head +
    visibleSource(
      part.replace(/^[\uDC00-\uDFFF]/, "?").replace(/[\uD800-\uDBFF]$/, "?"),
    ) +
    tail
  );
}

/** The column, from 1, at which a column of the line is shown. */
function shownColumn(
  line: string,
  column: number,
  { start, end }: Crop,
): number {
  const upTo = Math.min(column - 1, end, line.replace(/\r$/, "").length);
  return cut(line.slice(0, upTo), { start, end }).length + 1;
}

/** Tabs are kept: the marker below the line is indented with the same. */
function visibleSource(text: string): string {
  return text.split("\t").map(visible).join("\t");
}
