import { isSecret } from "../../../input/sensitive/match.js";
import type { TypeChange } from "../../../type/difference.js";
import type { AddOutcome } from "./add.js";
import type { Invocation } from "../../main/commands.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { renderFindings } from "../../render/redaction.js";
import { type ExitCode, print, type Summary } from "../../render/report.js";
import { shownPath, visible } from "../../render/text.js";

type Done = NonNullable<AddOutcome["done"]>;

/** Runs `add` and prints the outcome. */
export async function addCommand(
  invocation: Invocation,
  io: Io,
): Promise<ExitCode> {
  const started = performance.now();
  const { add } = await import("./add.js");
  const { diagnostics, done, ...outcome } = await add(invocation, io);
  // What samples leave open is for `generate` to tell.
  const errors = diagnostics.list.filter(
    ({ severity }) => severity === "error",
  );
  await print(
    {
      command: "add",
      ...outcome,
      diagnostics: errors,
      durationMs: performance.now() - started,
      result: done ? { changes: null, ...done } : null,
    },
    done
      ? summarise(done, outcome.manifest ?? "", io)
      : { hint: "Nothing was written." },
    invocation.json,
    io,
  );
  return outcome.exitCode;
}

function summarise(done: Done, manifest: string, io: Io): Summary {
  const style = styleOf(io.stdout, io.env);
  const arrow = ` ${style.symbols.arrow} `;
  const head = `${paint(style, "green", style.symbols.done)}${visible(headOf(done, shownPath(manifest, io.cwd)))}`;
  const changes = (done.changes ?? []).map((change) =>
    visible(renderChange(change, arrow)),
  );
  return {
    result: [head, ...changes.map((line) => `  ${line}`)].join("\n"),
    hint: [...done.notes.map(visible), ...hygieneOf(done), nextOf(done)]
      .filter((line) => line !== "")
      .join("\n"),
  };
}

function headOf({ slug, added, name, changes }: Done, file: string): string {
  if (added === "nothing")
    return `${slug} has this sample already; ${file} was left as it is.`;
  if (added === "event") {
    const called = name === slug ? "" : ` (${JSON.stringify(name)} in Cobalt)`;
    return `added the event ${slug}${called} to ${file}.`;
  }
  const head = `added a sample of ${slug} to ${file}`;
  if (!changes) return `${head}; it fits the event's schema.`;
  return changes.length === 0
    ? `${head}; it changes nothing in the schema.`
    : `${head}. In the schema it changes:`;
}

function renderChange(
  { path, kind, before, after }: TypeChange,
  arrow: string,
): string {
  const subject = path === "" ? "the payload" : path;
  switch (kind) {
    case "added":
      return `${subject}: new, and optional: ${after ?? ""}`;
    case "optional":
      return `${subject}: no longer required`;
    case "required":
      return `${subject}: required now`;
    case "removed":
      return `${subject}: gone`;
    case "type":
      return `${subject}: ${before ?? ""}${arrow}${after ?? ""}`;
  }
}

function hygieneOf({ redacted, sensitive }: Done): readonly string[] {
  const lines: string[] = [];
  if (redacted.length > 0)
    lines.push("Replaced by stand-ins:", ...renderFindings(redacted));
  const rest = sensitive.filter(({ part }) => part === "value");
  if (rest.length === 0) return lines;
  const hasSecret = rest.some(({ kind }) => isSecret(kind));
  return [
    ...lines,
    hasSecret
      ? "The sample holds what looks like secrets:"
      : "The sample holds what looks like personal data:",
    ...renderFindings(rest),
    "`cobalt-events redact --write` replaces it in a file, `add --redact` before it gets into one.",
  ];
}

function nextOf({ added }: Done): string {
  return added === "nothing"
    ? ""
    : "Next: `cobalt-events generate` writes the code.";
}
