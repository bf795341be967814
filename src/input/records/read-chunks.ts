import type { FileSystem } from "../../base/file-system.js";

/** Most files fit into the first chunk, which is therefore small; the others are for speed. */
const firstSize = 16 * 1024;
const size = 256 * 1024;

/**
 * Reads a file piece by piece; it is closed also when it is not read to its end. A piece is gone when the next is
 * asked for: fresh memory for each would take several times as long as the reading.
 *
 * @throws what the file system throws
 */
export function* readChunks(
  file: string,
  fs: FileSystem,
): Generator<Buffer, void, undefined> {
  const descriptor = fs.openSync(file, "r");
  try {
    let buffer = Buffer.allocUnsafeSlow(firstSize);
    for (;;) {
      const length = fs.readSync(descriptor, buffer, 0, buffer.length, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
      // What gives less than it could is most likely at its end, which takes no memory to see.
      if (length === firstSize) buffer = Buffer.allocUnsafeSlow(size);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}
