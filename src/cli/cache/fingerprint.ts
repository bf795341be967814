import { constants } from "node:fs";
import { errorCode, type FileSystem } from "../../base/file-system.js";
import { once } from "../../base/once.js";

/** Most calls need no digest, and loading this takes as long as a small project. */
const crypto = once(() => process.getBuiltinModule("node:crypto"));

/** Files up to this size are read at once. */
const bufferSize = 256 * 1024;
const buffer = once(() => Buffer.allocUnsafeSlow(bufferSize));

/** A pipe is opened without waiting for whoever writes to it; Windows has neither. */
const flags =
  constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/** The digest of a text or of bytes. */
export function digest(data: string | Uint8Array): string {
  return crypto().hash("sha256", data, "base64url");
}

/** What tells the content of a file from any other: its size, and the digest of its bytes. */
export function fingerprint(bytes: Uint8Array): string {
  return `${bytes.length} ${digest(bytes)}`;
}

/** Takes the fingerprint of bytes that come piece by piece. */
export interface Fingerprinter {
  readonly push: (bytes: Uint8Array) => void;
  readonly finish: () => string;
}

/** Makes one. */
export function fingerprinter(): Fingerprinter {
  const hash = crypto().createHash("sha256");
  let size = 0;
  return {
    push(bytes) {
      size += bytes.length;
      hash.update(bytes);
    },
    finish: () => `${size} ${hash.digest("base64url")}`,
  };
}

/**
 * Whether a file has a fingerprint. Of what is no file no more is read than a file of that fingerprint holds.
 *
 * @param expected a fingerprint, or the {@link errorCode} of a failure to read the file
 */
export function hasFingerprint(
  path: string,
  expected: string,
  fs: FileSystem,
): boolean {
  try {
    const file = fs.openSync(path, flags);
    try {
      return fingerprintOf(file, parseInt(expected) || 0, fs) === expected;
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    return errorCode(error) === expected;
  }
}

/** The fingerprint of an open file; undefined where it has another size than expected. */
function fingerprintOf(
  file: number,
  expectedSize: number,
  fs: FileSystem,
): string | undefined {
  const into = buffer();
  const read = (wanted: number): Buffer =>
    into.subarray(
      0,
      fs.readSync(file, into, 0, Math.min(wanted, into.length), null),
    );
  // One byte more than there should be, whose absence shows the end.
  const head = read(expectedSize + 1);
  if (head.length === expectedSize) return fingerprint(head);
  const { push, finish } = fingerprinter();
  let left = expectedSize + 1;
  for (let piece = head; piece.length > 0; piece = read(left)) {
    push(piece);
    left -= piece.length;
    if (left <= 0) return undefined;
  }
  return left === 1 ? finish() : undefined;
}
