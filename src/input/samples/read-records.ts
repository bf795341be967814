import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import { parseDocument } from "../../base/json/document.js";
import { createLocator } from "../../base/json/locate.js";
import { addNotUtf8 } from "../../base/json/read-document.js";
import { readBlocksSync, type RecordSource } from "../records/read-blocks.js";
import { type BlockRecord, recordsOf } from "../records/record-block.js";
import { type Sample, toSample } from "./sample.js";

/** How many bad records of a file are reported one by one; the others are only counted. */
export const maxReportedRecords = 20;

/**
 * Reads a file of records piece by piece; each is strict JSON. Bad ones are reported and skipped.
 *
 * @throws what the reading of the file throws
 */
export function* readRecords(
  file: string,
  source: RecordSource<Iterable<Uint8Array>>,
  diagnostics: Diagnostics,
): Generator<Sample, void, undefined> {
  let payloads = 0;
  let bad = 0;
  let firstUnreported: Place | undefined;
  for (const block of readBlocksSync(source)) {
    for (const record of recordsOf(block)) {
      const told = bad < maxReportedRecords ? diagnostics : unreported();
      const sample = readRecord(file, record, told);
      if (sample) {
        payloads += 1;
        yield sample;
        continue;
      }
      if (bad === maxReportedRecords)
        firstUnreported = { file, ...record.start(), length: 1 };
      bad += 1;
    }
  }
  if (firstUnreported) {
    const what = source.kind === "lines" ? "lines" : "values";
    const message = `From here on, ${bad - maxReportedRecords} more ${what} of the file hold no payload.`;
    diagnostics.add("CE104", message, firstUnreported);
  }
  if (payloads + bad === 0) {
    const place = { file, line: 1, column: 1, length: 1 };
    diagnostics.add("CE205", "The file holds no payload.", place);
  }
}

function readRecord(
  file: string,
  record: BlockRecord,
  diagnostics: Diagnostics,
): Sample | undefined {
  const { text, isUtf8 } = record;
  const start = record.start();
  if (!isUtf8) {
    const locator = createLocator(file, text, start);
    addNotUtf8(locator.range(text.indexOf("\uFFFD"), 1), diagnostics);
    return undefined;
  }
  const options = { start, strict: true };
  const document = parseDocument(file, text, diagnostics, options);
  return document && toSample(document, diagnostics);
}
