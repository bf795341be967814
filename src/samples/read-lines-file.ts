import { isUtf8 } from "node:buffer";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { FileSystem } from "../file-system.js";
import { parseDocument } from "../json/document.js";
import { createLocator } from "../json/locate.js";
import { addNotUtf8, addUnreadable } from "../json/read.js";
import { type Line, readLines } from "./lines.js";
import { type FileSource, type Sample, toSample } from "./sample.js";

/** Bad lines of one file that are told one by one; the others are only counted. */
export const maxToldLines = 20;

/** Reads a file of one payload a line; blank lines are skipped, bad ones reported and skipped. */
export function* readLinesFile(
  { file, namedAt }: FileSource,
  fs: FileSystem,
  diagnostics: Diagnostics,
): Generator<Sample, void, undefined> {
  let payloads = 0;
  const bad: number[] = [];
  try {
    for (const line of readLines(file, fs)) {
      const text = line.bytes.toString("utf8");
      if (text.trim() === "") continue;
      const told = bad.length < maxToldLines ? diagnostics : new Diagnostics();
      const sample = readLine(file, line, text, told);
      if (sample) {
        payloads += 1;
        yield sample;
      } else bad.push(line.number);
    }
  } catch (error) {
    addUnreadable(file, error, diagnostics, namedAt());
    return;
  }
  const firstOf = (line: number) => ({ file, line, column: 1, length: 1 });
  const [firstUntold] = bad.slice(maxToldLines);
  if (firstUntold !== undefined) {
    const message = `From here on, ${bad.length - maxToldLines} more lines of the file hold no payload.`;
    diagnostics.add("CE104", message, firstOf(firstUntold));
  }
  if (payloads + bad.length === 0)
    diagnostics.add("CE205", "The file holds no payload.", firstOf(1));
}

function readLine(
  file: string,
  line: Line,
  text: string,
  diagnostics: Diagnostics,
): Sample | undefined {
  if (!isUtf8(line.bytes)) {
    addNotUtf8(
      createLocator(file, text, line.number).range(text.indexOf("\uFFFD"), 1),
      diagnostics,
    );
    return undefined;
  }
  const document = parseDocument(file, text, diagnostics, {
    line: line.number,
    strict: true,
  });
  return document && toSample(document, diagnostics);
}
