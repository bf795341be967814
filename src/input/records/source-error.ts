import type { Diagnostics, Place } from "../../base/diagnostics/diagnostic.js";
import { addUnreadable } from "../../base/json/read-document.js";
import type { Position } from "../../base/json/locate.js";

/** A source that cannot be read on. Records that came before are sound. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly code: "CE207" | "CE208";
  /** Where in the text it came to an end. */
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
 * @param namedAt where it is named, for what has no place in its text
 * @throws the error itself, where it comes neither from here nor from the file system
 */
export function addSourceError(
  file: string,
  error: unknown,
  diagnostics: Diagnostics,
  namedAt?: () => Place,
): void {
  if (!(error instanceof SourceError)) {
    addUnreadable(file, error, diagnostics, namedAt?.());
    return;
  }
  const { code, message, position } = error;
  const place = position ? { file, ...position, length: 1 } : namedAt?.();
  diagnostics.add(code, `${JSON.stringify(file)} ${message}.`, place);
}
