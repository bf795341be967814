import type { CatalogResult } from "../../../review/catalog/catalog.js";
import { type Io, paint, styleOf } from "../../main/io.js";
import type { Summary } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";

/** What has become of the files: each that changed, and how many did not. */
export function renderCatalog(
  { ok, events, files }: CatalogResult,
  io: Io,
): Summary {
  if (!ok) return {};
  const style = styleOf(io.stdout, io.env);
  const { done, arrow } = style.symbols;
  const [first, ...others] = files;
  const changed = files.filter(({ action }) => action !== "unchanged");
  const path = visible(shownPath(first?.path ?? io.cwd, io.cwd));
  const more =
    others.length > 0 ? ` and ${count(others.length, "more file")}` : "";
  const what = changed.length > 0 ? `${changed.length} written` : "unchanged";
  return {
    result: `${paint(style, "green", done)}${count(events, "event")} ${arrow} ${path}${more}: ${what}`,
  };
}
