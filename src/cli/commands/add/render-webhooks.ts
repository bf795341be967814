import type { AddWebhooksResult } from "../../../learn/add/add-webhooks.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import type { Summary } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";

/** Says which webhooks became events, and which are events already. */
export function renderWebhooks(
  { ok, added, present, manifest = "" }: AddWebhooksResult,
  io: Io,
): Summary {
  if (!ok) return { hint: "Nothing was written." };
  const style = styleOf(io.stdout, io.env);
  const file = visible(shownPath(manifest, io.cwd));
  return {
    result: [
      `${paint(style, "green", style.symbols.done)}added ${count(added.length, "event")} to ${file}`,
      ...added.map((slug) => `  new      ${visible(slug)}`),
      ...present.map((slug) => `  present  ${visible(slug)}`),
    ].join("\n"),
    hint:
      added.length > 0
        ? "Next: `cobalt-events generate` writes the code."
        : undefined,
  };
}
