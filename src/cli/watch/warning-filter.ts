import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";

/** What of a run's problems is to be shown. */
interface News {
  /** Errors, and the warnings that no run before has shown. */
  readonly fresh: readonly Diagnostic[];
  /** How many warnings stand as they did. */
  readonly standing: number;
}

/**
 * Makes a filter for the problems of runs that follow each other: a warning is shown once, and again when it comes back. A
 * warning is known by what it says, for its line moves with every edit above it.
 */
export function createWarningFilter(): (
  diagnostics: readonly Diagnostic[],
) => News {
  let shown = new Map<string, number>();
  return (diagnostics) => {
    const present = new Map<string, number>();
    const fresh = diagnostics.filter((diagnostic) => {
      if (diagnostic.severity === "error") return true;
      const { code, message, place } = diagnostic;
      const key = JSON.stringify([code, message, place?.file]);
      const number = (present.get(key) ?? 0) + 1;
      present.set(key, number);
      return number > (shown.get(key) ?? 0);
    });
    // After an error, much has not been looked at: what was not found is not gone.
    const failed = diagnostics.some(({ severity }) => severity === "error");
    shown = failed ? new Map([...shown, ...present]) : present;
    return { fresh, standing: diagnostics.length - fresh.length };
  };
}
