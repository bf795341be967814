import { createHash } from "node:crypto";
import { type FileSystem, readFile } from "../../base/file-system.js";
import { isObject, type JsonObject } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { inferShape } from "../../infer/shape/observe.js";
import { outlineOf } from "../../infer/shape/outline.js";
import { isDeeperThan, maxPayloadDepth } from "../../input/samples/depth.js";
import type { Redactor } from "../../input/sensitive/redactor.js";
import { hideInText, hideSensitive } from "./hide-sensitive.js";
import { recordedFile } from "./recorded-file.js";

/** Where payloads are recorded, and how many. */
export interface RecordingOptions {
  /** Absolute; made where it is not there. */
  readonly folder: string;
  readonly fs: FileSystem;
  /** Undefined where payloads are written as they are. */
  readonly redactor: Redactor | undefined;
  /** Payloads of different shapes that are kept of an event; by default {@link defaultShapes}. */
  readonly maxShapes?: number | undefined;
}

/** What was recorded of an event. */
export interface RecordedEvent {
  readonly slug: string;
  /** Absolute. */
  readonly file: string;
  /** How many payloads came. */
  readonly payloads: number;
  /** How many of them were written. */
  readonly added: number;
  /** Whether no more are written, whatever their shape. */
  readonly isFull: boolean;
}

/** A recording that goes on. */
export interface Recording {
  /**
   * Writes a payload, unless one of its shape is there.
   *
   * @param secret the credential that it was sent with, which is never written
   * @throws what the file system throws where the file cannot be written
   */
  readonly add: (slug: string, payload: JsonObject, secret?: string) => void;
  /** What was recorded so far, in the order in which events first came. */
  readonly events: () => readonly RecordedEvent[];
}

/** Payloads of different shapes that are kept of an event: more show hardly anything new. */
export const defaultShapes = 50;

/** Events that are told apart: where a URL makes the slug, there may be as many as requests. */
const maxEvents = 10_000;

/** Shorter than any key, a secret would be found in words that are none. */
const shortestSecret = 8;

/**
 * Records payloads, one a line and a file an event. What it holds and what it writes do not grow with how many come;
 * what an earlier recording wrote counts.
 *
 * @throws what the file system throws where the folder cannot be made
 */
export function startRecording(options: RecordingOptions): Recording {
  const { folder, fs, redactor, maxShapes = defaultShapes } = options;
  fs.mkdirSync(folder, { recursive: true });
  const events = new Map<string, EventRecord>();

  const open = (slug: string): EventRecord | undefined => {
    const known = events.get(slug);
    if (known || events.size === maxEvents) return known;
    const shown = redactor ? hideInText(slug, redactor) : slug;
    const record = openRecord(shown, recordedFile(folder, shown), fs);
    events.set(slug, record);
    return record;
  };

  return {
    add: (slug, payload, secret) => {
      const record = open(withoutSecret(slug, secret));
      if (!record) return;
      record.payloads += 1;
      const { shapes } = record;
      // What is nested too deeply for a payload can become no sample.
      if (shapes.size >= maxShapes || isDeeperThan(payload, maxPayloadDepth))
        return;
      const shape = shapeOf(payload);
      if (shapes.has(shape)) return;
      const shown = redactor ? hideSensitive(payload, redactor) : payload;
      if (shown)
        append(record, withoutSecret(JSON.stringify(shown), secret), fs);
      shapes.add(shape);
    },
    events: () =>
      Array.from(events.values(), ({ slug, file, payloads, added, shapes }) => {
        const isFull = shapes.size >= maxShapes;
        return { slug, file, payloads, added, isFull };
      }),
  };
}

/** An event while it is recorded. */
interface EventRecord {
  readonly slug: string;
  readonly file: string;
  payloads: number;
  added: number;
  /** Those of the payloads that need not be written again. */
  readonly shapes: Set<string>;
  /** Whether the file ends in the middle of a line, as where a process was killed. */
  isCut: boolean;
}

function openRecord(slug: string, file: string, fs: FileSystem): EventRecord {
  const text = fs.existsSync(file) ? readFile(file, fs).toString("utf8") : "";
  const payloads = text.split("\n").map(parseStrict).filter(isObject);
  const shapes = new Set(payloads.map(shapeOf));
  const isCut = text !== "" && !text.endsWith("\n");
  return { slug, file, payloads: 0, added: 0, shapes, isCut };
}

function append(record: EventRecord, line: string, fs: FileSystem): void {
  const text = `${record.isCut ? "\n" : ""}${line}\n`;
  fs.writeFileSync(record.file, text, { flag: "a" });
  record.isCut = false;
  record.added += 1;
}

/** A short text that payloads of one shape share. */
function shapeOf(payload: JsonObject): string {
  const outline = outlineOf(inferShape(payload));
  return createHash("sha256").update(outline).digest("base64");
}

function withoutSecret(text: string, secret = ""): string {
  if (secret.length < shortestSecret) return text;
  const written = JSON.stringify(secret).slice(1, -1);
  return text.replaceAll(written, "[redacted]");
}
