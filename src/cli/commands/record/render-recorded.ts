import type { RecordedEvent } from "../../../learn/record/record-samples.js";
import type { Io } from "../../main/io.js";
import type { Summary } from "../../render/report.js";
import { amount, count, shownPath, visible } from "../../render/text.js";
import type { RecordFlags } from "./record-program.js";

/** Says what was recorded, and what comes next; on stderr, since stdout is the program's. */
export function renderRecorded(
  events: readonly RecordedEvent[],
  { folder, variable }: RecordFlags,
  { cwd }: Io,
): Summary {
  if (events.length === 0)
    return {
      hint: `No event came. The client has to take its base URL from the environment: createCobaltClient({ baseUrl: process.env.${variable}, … }).`,
    };
  const lines = events.map(({ slug, file, payloads, added, isFull }) => {
    const full = isFull ? "; no more are kept of it" : "";
    return `  ${visible(slug)}: ${count(payloads, "payload")}, ${amount(added)} of a new shape, in ${visible(shownPath(file, cwd))}${full}`;
  });
  const next = `Next: \`cobalt-events check --recorded ${visible(folder)}\` tells what of it the manifest does not know.`;
  return { hint: ["Recorded:", ...lines, next].join("\n") };
}
