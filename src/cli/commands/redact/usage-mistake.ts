import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";

/** What of a call makes no sense, although the table allows it; undefined for nothing. */
export function usageMistake(
  files: readonly string[],
  flags: {
    readonly write: boolean;
    readonly check: boolean;
    readonly json: boolean;
  },
): Diagnostics | undefined {
  const problem = problemOf(files, flags);
  if (problem === undefined) return undefined;
  const diagnostics = new Diagnostics();
  diagnostics.add("CE001", problem);
  return diagnostics;
}

function problemOf(
  files: readonly string[],
  { write, check, json }: Parameters<typeof usageMistake>[1],
): string | undefined {
  if (write && files.includes("-"))
    return "What comes from stdin cannot be written back; leave --write away.";
  if (write || check) return undefined;
  if (json)
    return "--json needs --check or --write, for the redacted text goes to stdout.";
  return files.length > 1
    ? "Several files cannot go to stdout together; use --write or --check."
    : undefined;
}
