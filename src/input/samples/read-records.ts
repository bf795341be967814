import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import { parseDocument } from "../../base/json/document.js";
import { createLocator, type Position } from "../../base/json/locate.js";
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
  const reader = new RecordReader(file, source.kind, diagnostics);
  for (const block of readBlocksSync(source)) {
    for (const record of recordsOf(block)) {
      const sample = reader.read(record);
      if (sample) yield sample;
    }
  }
  reader.finish();
}

/** Reads the records of a file, one by one in their order, and reports the bad ones. */
export class RecordReader {
  readonly #file: string;
  readonly #kind: RecordSource["kind"];
  readonly #diagnostics: Diagnostics;
  #payloads = 0;
  #bad = 0;
  #firstUnreported: Place | undefined;

  constructor(
    file: string,
    kind: RecordSource["kind"],
    diagnostics: Diagnostics,
  ) {
    this.#file = file;
    this.#kind = kind;
    this.#diagnostics = diagnostics;
  }

  /** The sample that a record is, if it is one. */
  read(record: BlockRecord): Sample | undefined {
    const isTold = this.#bad < maxReportedRecords;
    const told = isTold ? this.#diagnostics : unreported();
    const sample = readRecord(this.#file, record, told);
    if (sample) {
      this.#payloads += 1;
      return sample;
    }
    if (this.#bad === maxReportedRecords)
      this.#firstUnreported = this.#at(record.start());
    this.#bad += 1;
    return undefined;
  }

  /** Counts records that are sound, and that somebody else has read. */
  count(payloads: number): void {
    this.#payloads += payloads;
  }

  /** Reports what can be said only at the end. */
  finish(): void {
    if (this.#firstUnreported) {
      const what = this.#kind === "lines" ? "lines" : "values";
      const message = `From here on, ${this.#bad - maxReportedRecords} more ${what} of the file hold no payload.`;
      this.#diagnostics.add("CE104", message, this.#firstUnreported);
    }
    if (this.#payloads + this.#bad === 0) {
      const place = this.#at({ line: 1, column: 1 });
      this.#diagnostics.add("CE205", "The file holds no payload.", place);
    }
  }

  #at(start: Position): Place {
    return { file: this.#file, ...start, length: 1 };
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
