import { unreported } from "../base/diagnostics/unreported.js";
import { parseDocument } from "../base/json/document.js";

/** Whether there is one value a line: as the name says, or as the first line shows. */
export function isLines(name: string, source: string): boolean {
  if (/\.(?:ndjson|jsonl)$/i.test(name)) return true;
  if (/\.jsonc?$/i.test(name)) return false;
  const [, first = "", rest = ""] = /^\s*(.*)([^]*)$/.exec(source) ?? [];
  return (
    rest.trim() !== "" &&
    parseDocument(name, first, unreported(), { strict: true }) !== undefined
  );
}
