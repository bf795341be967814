import type { PullResult } from "../../../platform/sync/pull.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { renderSynced, scopeHint } from "../../render/render-synced.js";
import type { Summary } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";

const words = {
  create: "create",
  update: "update",
  missing: "on one side only",
};

/** Says what became of the manifest. */
export function renderPulled(
  { ok, events, files, workspace }: PullResult,
  isDry: boolean,
  io: Io,
): Summary {
  if (!ok || workspace === undefined) return {};
  const style = styleOf(io.stdout, io.env);
  const number = (wanted: string) =>
    events.filter(({ action }) => action === wanted).length;
  const will = isDry ? "to be " : "";
  const tally = [
    `${number("create")} ${will}created`,
    `${number("update")} ${will}updated`,
    `${number("unchanged")} unchanged`,
  ].join(", ");
  const mark = paint(style, "green", style.symbols.done);
  const written = files.map(
    ({ path, action }) =>
      `  ${paint(style, "green", action)}  ${visible(shownPath(path, io.cwd))}\n`,
  );
  return {
    text: `${mark}${count(events.length, "event")} with the workspace ${visible(workspace)}: ${tally}\n${renderSynced(events, words, style)}${written.join("")}`,
    hint: scopeHint,
  };
}
