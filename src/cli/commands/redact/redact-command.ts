import type { Invocation } from "../../main/commands.js";
import type { Io } from "../../main/io.js";
import type { RedactedFile } from "./redact.js";
import { renderFindings } from "../../render/redaction.js";
import { type ExitCode, print } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";

/** Runs `redact` and prints the outcome: the text on stdout, what was found on stderr. */
export async function redactCommand(
  invocation: Invocation,
  io: Io,
): Promise<ExitCode> {
  const started = performance.now();
  const { redactFiles } = await import("./redact.js");
  const { diagnostics, inputs, files } = await redactFiles(invocation, io);
  const { check, write, json } = invocation;
  const found = inputs.some(({ findings }) => findings.length > 0);
  const exitCode = diagnostics.hasErrors ? 2 : check && found ? 1 : 0;
  const [input] = inputs;
  if (exitCode === 0 && !check && !write && input) io.stdout.write(input.text);
  const nameOf = ({ file }: RedactedFile): string =>
    file === "-" ? "stdin" : shownPath(file, io.cwd);
  await print(
    {
      command: "redact",
      exitCode,
      events: 0,
      files,
      diagnostics: diagnostics.list,
      durationMs: performance.now() - started,
      result: diagnostics.hasErrors
        ? null
        : inputs.map((each) => ({
            file: nameOf(each),
            findings: each.findings,
          })),
    },
    diagnostics.hasErrors ? {} : summarise(inputs, nameOf, invocation),
    json,
    io,
  );
  return exitCode;
}

function summarise(
  inputs: readonly RedactedFile[],
  nameOf: (input: RedactedFile) => string,
  { check, write }: Invocation,
): { readonly result?: string; readonly hint?: string } {
  const lines = inputs
    .filter(({ findings }) => findings.length > 0)
    .flatMap((input) => [
      `${visible(nameOf(input))}: ${count(total(input, check), "value")} ${check ? "found" : "replaced"}`,
      ...renderFindings(input.findings),
    ]);
  if (lines.length === 0) lines.push("Nothing sensitive was found.");
  // What a check finds is its result; otherwise stdout is for the text.
  const text = lines.join("\n");
  return check || write ? { result: text } : { hint: text };
}

function total({ findings }: RedactedFile, check: boolean): number {
  return findings
    .filter(({ part }) => check || part === "value")
    .reduce((sum, { count }) => sum + count, 0);
}
