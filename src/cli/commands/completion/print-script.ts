import { basename } from "node:path";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { Outcome } from "../../render/report.js";
import { scripts, type Shell } from "./scripts.js";

/**
 * Prints the completion script of a shell.
 *
 * @param wanted by default the shell that the user works with
 * @param usual the path of that shell, as `$SHELL` has it
 */
export function printScript(
  wanted: Shell | undefined,
  usual: string | undefined,
): Outcome {
  const name = wanted ?? basename(usual ?? "");
  const script = new Map<string, string>(Object.entries(scripts)).get(name);
  if (script !== undefined)
    return { exitCode: 0, summary: () => ({ text: script }) };
  const diagnostics = new Diagnostics();
  diagnostics.add(
    "CE001",
    usual
      ? `There is no completion for ${JSON.stringify(usual)}, the shell in $SHELL.`
      : "`completion` does not know your shell: $SHELL is not set.",
    undefined,
    "Name the shell: `cobalt-events completion bash`, or zsh, or fish.",
  );
  return { exitCode: 2, diagnostics: diagnostics.list };
}
