import { type Io, paint, styleOf } from "../../main/io.js";
import { duration, visible } from "../../render/text.js";
import type { Sent } from "./trigger.js";

/** Says that an event was fired, and what Cobalt answered. */
export function renderSent(
  { result, access }: Sent,
  durationMs: number,
  { stdout, env }: Io,
): string {
  const style = styleOf(stdout, env);
  const account =
    access.linkedAccountId === undefined
      ? ""
      : ` for ${access.linkedAccountId}`;
  const said = `fired ${result.slug}${account} ${style.symbols.arrow} ${access.baseUrl}: ${result.message}`;
  return `${paint(style, "green", style.symbols.done)}${visible(said)} (${duration(durationMs)})`;
}
