import { isUtf8 } from "node:buffer";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { errorCode, type FileSystem, readFile } from "../file-system.js";
import { didYouMeanFile } from "../nearest-file.js";
import { type JsonDocument, parseDocument } from "./document.js";
import { createLocator } from "./locate.js";

/**
 * Reads and parses a JSON file, as {@link parseDocument} does.
 *
 * @param namedAt where the file is named; a file that cannot be read is reported there
 * @returns undefined where it cannot be used; the problems are then in `diagnostics`
 */
export function readDocument(
  file: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
  namedAt?: () => Place,
): JsonDocument | undefined {
  try {
    return parseBytes(file, readFile(file, fs), diagnostics);
  } catch (error) {
    addUnreadable(file, error, diagnostics, { fs, namedAt });
    return undefined;
  }
}

/**
 * Parses bytes, as {@link readDocument} does those of a file.
 *
 * @param file the name of the bytes in messages
 */
export function parseBytes(
  file: string,
  bytes: Buffer,
  diagnostics: Diagnostics,
): JsonDocument | undefined {
  const text = decodeText(file, bytes, diagnostics);
  return text === undefined
    ? undefined
    : parseDocument(file, text, diagnostics);
}

/** The text of bytes; undefined where they are not UTF-8, which is then in `diagnostics`. */
export function decodeText(
  file: string,
  bytes: Buffer,
  diagnostics: Diagnostics,
): string | undefined {
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return text;
  const { range } = createLocator(file, text);
  addNotUtf8(range(text.indexOf("\uFFFD"), 1), diagnostics);
  return undefined;
}

/** Reports bytes that are not UTF-8; decoding would silently replace them by other characters. */
export function addNotUtf8(place: Place, diagnostics: Diagnostics): void {
  diagnostics.add(
    "CE104",
    "This is not UTF-8 text, as JSON has to be.",
    place,
    "Save the file as UTF-8.",
  );
}

/** Where an unreadable file is named, and what is around it. */
export interface Surroundings {
  /** Where the file is named; it was there when it was looked for. */
  readonly namedAt?: (() => Place) | undefined;
  /** For "did you mean". */
  readonly fs?: Pick<FileSystem, "readdirSync"> | undefined;
}

/**
 * Reports that a file cannot be read.
 *
 * @throws the error itself, where it does not come from the file system
 */
export function addUnreadable(
  file: string,
  error: unknown,
  diagnostics: Diagnostics,
  { namedAt, fs }: Surroundings = {},
): void {
  const code = errorCode(error);
  if (code === "") throw error;
  if (missing.has(code) && !namedAt) {
    const meant = fs ? didYouMeanFile(file, fs) : ".";
    const message = `There is no file ${JSON.stringify(file)}${meant}`;
    diagnostics.add("CE102", message, undefined, "Correct its name.");
    return;
  }
  const reason = reasons[code] ?? `cannot be read (${code})`;
  diagnostics.add("CE102", `${JSON.stringify(file)} ${reason}.`, namedAt?.());
}

const missing: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR"]);

const reasons: Partial<Record<string, string>> = {
  EACCES: "may not be read by you",
  EPERM: "may not be read by you",
  EISDIR: "is a folder, not a file",
  EMFILE:
    "cannot be opened: the system allows no more open files (`ulimit -n`)",
  ENFILE: "cannot be opened: the system allows no more open files",
  ENOTFILE: "is no file, but a pipe or a device",
  ENOENT: "does not exist any more",
  ERR_FS_FILE_TOO_LARGE: "is too large to be read at once",
  ERR_STRING_TOO_LONG: "is too large to be read at once",
};
