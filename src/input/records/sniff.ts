import { createSplitter, type RecordKind } from "./split.js";
import type { RecordBlock } from "./record-block.js";
import type { Stage } from "./stage.js";

/** Bytes to look at: by then the kind is known, or it does not matter. */
const enough = 64 * 1024;

/** Splits as {@link createSplitter} does, after a look at how the text begins. */
export function createSniffingSplitter(): Stage<RecordBlock> {
  let head: Buffer = Buffer.alloc(0);
  let splitter: Stage<RecordBlock> | undefined;
  return {
    *push(chunk) {
      if (splitter) {
        yield* splitter.push(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const kind = kindOf(head);
      if (kind === undefined && head.length < enough) return;
      splitter = createSplitter(kind ?? "lines");
      yield* splitter.push(head);
      head = Buffer.alloc(0);
    },
    *finish() {
      splitter ??= createSplitter("lines");
      if (head.length > 0) yield* splitter.push(head);
      yield* splitter.finish();
    },
    close: () => undefined,
  };
}

/**
 * An array begins with its bracket, and a value over several lines has a first line that cannot be all of it.
 *
 * @returns undefined if more bytes are needed to decide
 */
function kindOf(head: Buffer): RecordKind | undefined {
  const text = head.toString("latin1").replace(/^(?:\s|\xEF\xBB\xBF)+/, "");
  if (text.startsWith("[")) return "values";
  const [line, ...others] = text.split("\n", 2);
  if (line === undefined || others.length === 0) return undefined;
  return /[{[,:]\s*$/.test(line) ? "values" : "lines";
}
