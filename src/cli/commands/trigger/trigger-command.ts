import type { Invocation } from "../../main/commands.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { type ExitCode, print, type Summary } from "../../render/report.js";
import { duration, visible } from "../../render/text.js";
import type { TriggerOutcome } from "./trigger.js";

/** Runs `trigger` and prints the outcome. */
export async function triggerCommand(
  invocation: Invocation,
  io: Io,
): Promise<ExitCode> {
  const started = performance.now();
  const { trigger } = await import("./trigger.js");
  const { diagnostics, ...outcome } = await trigger(invocation, io);
  const durationMs = performance.now() - started;
  // What samples leave open is not what the event was fired for.
  const errors = diagnostics.list.filter(
    ({ severity }) => severity === "error",
  );
  await print(
    {
      command: "trigger",
      ...outcome,
      files: [],
      diagnostics: errors,
      durationMs,
      result: outcome.sent?.result ?? null,
    },
    summarise(outcome, durationMs, io),
    invocation.json,
    io,
  );
  return outcome.exitCode;
}

function summarise(
  { exitCode, sent }: Pick<TriggerOutcome, "exitCode" | "sent">,
  durationMs: number,
  io: Io,
): Summary {
  if (exitCode === 1) return { hint: "Nothing was sent." };
  if (!sent) return {};
  const { result, access } = sent;
  const style = styleOf(io.stdout, io.env);
  const account =
    access.linkedAccountId === undefined
      ? ""
      : ` for ${access.linkedAccountId}`;
  const said = `fired ${result.slug}${account} ${style.symbols.arrow} ${access.baseUrl}: ${result.message}`;
  return {
    result: `${paint(style, "green", style.symbols.done)}${visible(said)} (${duration(durationMs)})`,
  };
}
