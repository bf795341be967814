import type { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";

/** The problems in short: `code line:column message`. */
export function problemsOf(diagnostics: Diagnostics): string[] {
  return diagnostics.list.map(({ code, place, message }) =>
    place
      ? `${code} ${place.line}:${place.column} ${message}`
      : `${code} ${message}`,
  );
}
