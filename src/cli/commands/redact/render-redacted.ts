import { escapeJsonText } from "../../../base/unseen.js";
import type { RedactedSource } from "../../../learn/redact/redact.js";
import { renderFindings } from "../../render/render-findings.js";
import type { Summary } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";

/** Says what was found; the text goes to stdout where nothing else is asked for. */
export function renderRedacted(
  sources: readonly RedactedSource[],
  { check, write }: { readonly check: boolean; readonly write: boolean },
  cwd: string,
): Summary {
  const lines = sources
    .filter(({ findings }) => findings.length > 0)
    .flatMap(({ name, findings }) => [
      `${visible(shownName(name, cwd))}: ${count(total(findings, check), "value")} ${check ? "found" : "replaced"}`,
      ...renderFindings(findings),
    ]);
  if (lines.length === 0) lines.push("Nothing sensitive was found.");
  const found = lines.join("\n");
  // What a check finds is its result; otherwise stdout is for the text.
  return check || write
    ? { result: found }
    : { text: escapeJsonText(sources[0]?.text ?? ""), hint: found };
}

/** A source's name as it is shown. */
export function shownName(name: string, cwd: string): string {
  return name === "-" ? "stdin" : shownPath(name, cwd);
}

function total(findings: RedactedSource["findings"], check: boolean): number {
  return findings
    .filter(({ part }) => check || part !== "key")
    .reduce((sum, { count }) => sum + count, 0);
}
