import type { FileSystem } from "../../base/file-system.js";

/** Most files fit into the first chunk, which is therefore small; the others are for speed. */
const firstSize = 16 * 1024;
const size = 256 * 1024;

/**
 * Reads a file piece by piece, and closes it even if it is not read to its end. A piece is valid until the next is
 * asked for: allocating memory for each would take several times as long as reading it.
 *
 * @param onRead called with the length of each piece
 * @throws what the file system throws
 */
export function* readChunks(
  file: string,
  fs: FileSystem,
  onRead?: (bytes: number) => void,
): Generator<Buffer, void, undefined> {
  const descriptor = fs.openSync(file, "r");
  try {
    let buffer = Buffer.allocUnsafeSlow(firstSize);
    for (;;) {
      const length = fs.readSync(descriptor, buffer, 0, buffer.length, null);
      if (length === 0) return;
      onRead?.(length);
      yield buffer.subarray(0, length);
      // A short read most likely means the end of the file, which needs no large buffer to be seen.
      if (length === firstSize) buffer = Buffer.allocUnsafeSlow(size);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}
