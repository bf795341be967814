import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import {
  addUnreadable,
  type Surroundings,
} from "../../base/json/read-document.js";
import type { Position } from "../../base/json/locate.js";

/** A source cannot be read any further. The records before that point are sound. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly code: "CE207" | "CE208";
  /** Where in the text reading stopped. */
  readonly position: Position | undefined;

  /** @param reason the end of a sentence that begins with the source */
  constructor(code: "CE207" | "CE208", reason: string, position?: Position) {
    super(reason);
    this.code = code;
    this.position = position;
  }
}

/**
 * Reports why a source cannot be read, or not to its end.
 *
 * @param around where the source is named, for errors that have no place in its text
 * @throws the error itself, if it is neither a `SourceError` nor one of the file system
 */
export function addSourceError(
  file: string,
  error: unknown,
  diagnostics: Diagnostics,
  around: Surroundings = {},
): void {
  if (!(error instanceof SourceError)) {
    addUnreadable(file, error, diagnostics, around);
    return;
  }
  const { code, message, position } = error;
  const place = position
    ? { file, ...position, length: 1 }
    : around.namedAt?.();
  diagnostics.add(code, `${JSON.stringify(file)} ${message}.`, place);
}
