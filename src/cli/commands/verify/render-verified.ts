import type { VerifyResult } from "../../../platform/sync/verify.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import { renderSynced, scopeHint } from "../../render/render-synced.js";
import type { Summary } from "../../render/report.js";
import { count, visible } from "../../render/text.js";

const words = {
  create: "only in the manifest",
  update: "differs",
  missing: "only in the workspace",
};

/** Says in what a manifest and a workspace differ. */
export function renderVerified(
  { ok, events, workspace }: VerifyResult,
  io: Io,
): Summary {
  if (workspace === undefined) return {};
  const style = styleOf(io.stdout, io.env);
  const different = events.filter(({ action }) => action !== "unchanged");
  const mark = ok
    ? paint(style, "green", style.symbols.done)
    : paint(style, "red", style.symbols.failed);
  const total = count(events.length, "event");
  const told = ok
    ? `${total}, as in the workspace`
    : `${different.length} of ${total} not as in the workspace`;
  return {
    text: `${mark}${told} ${visible(workspace)}\n${renderSynced(events, words, style)}`,
    hint: scopeHint,
  };
}
