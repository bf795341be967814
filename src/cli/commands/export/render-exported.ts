import type { ExportResult } from "../../../review/export/export-events.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import type { Summary } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";

const words = {
  create: "created",
  update: "updated",
  unchanged: "unchanged",
  remove: "removed",
} as const;

/** The document itself, or, where a file was asked for, what has become of it. */
export function renderExported(
  { ok, events, files, text }: ExportResult,
  io: Io,
): Summary {
  if (!ok) return {};
  const [file] = files;
  if (!file) return { text };
  const style = styleOf(io.stdout, io.env);
  const { done, arrow } = style.symbols;
  const path = visible(shownPath(file.path, io.cwd));
  return {
    result: `${paint(style, "green", done)}${count(events, "event")} ${arrow} ${path}: ${words[file.action]}`,
  };
}
