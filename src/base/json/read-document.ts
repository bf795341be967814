import { isUtf8 } from "node:buffer";
import type { Diagnostics, Place } from "../diagnostics/diagnostic.js";
import { errorCode, type FileSystem, readFile } from "../file-system.js";
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
  return parseBytes(file, () => readFile(file, fs), diagnostics, namedAt);
}

/**
 * Parses the bytes that `read` returns, as {@link readDocument} does those of a file.
 *
 * @param file the name of the bytes in messages
 */
export function parseBytes(
  file: string,
  read: () => Buffer,
  diagnostics: Diagnostics,
  namedAt?: () => Place,
): JsonDocument | undefined {
  const text = readText(file, read, diagnostics, namedAt);
  return text === undefined
    ? undefined
    : parseDocument(file, text, diagnostics);
}

function readText(
  file: string,
  read: () => Buffer,
  diagnostics: Diagnostics,
  namedAt: (() => Place) | undefined,
): string | undefined {
  try {
    const bytes = read();
    const text = bytes.toString("utf8");
    if (isUtf8(bytes)) return text;
    addNotUtf8(
      createLocator(file, text).range(text.indexOf("\uFFFD"), 1),
      diagnostics,
    );
  } catch (error) {
    addUnreadable(file, error, diagnostics, namedAt?.());
  }
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

/**
 * Reports that a file cannot be read.
 *
 * @throws the error itself, where it does not come from the file system
 */
export function addUnreadable(
  file: string,
  error: unknown,
  diagnostics: Diagnostics,
  place?: Place,
): void {
  const code = errorCode(error);
  if (code === "") throw error;
  const reason = reasons[code] ?? `cannot be read (${code})`;
  diagnostics.add("CE102", `${JSON.stringify(file)} ${reason}.`, place);
}

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
