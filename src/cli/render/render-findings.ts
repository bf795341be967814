import type { FindingCount } from "../../input/sensitive/find-sensitive.js";
import { visible } from "./text.js";

/** Findings as a table of kind, path and count; a line each. */
export function renderFindings(
  findings: readonly FindingCount[],
): readonly string[] {
  const width = Math.max(0, ...findings.map(({ kind }) => kind.length));
  return findings.map(({ kind, path, part, count }) => {
    const where = path === "" ? wholes[part] : visible(path);
    const name = part === "key" ? " (a property's name, which stays)" : "";
    const times = count === 1 ? "" : ` ×${count}`;
    return `  ${kind.padEnd(width)}  ${where}${name}${times}`;
  });
}

/** Where something is that has no path. */
const wholes: Readonly<Record<FindingCount["part"], string>> = {
  key: "the value itself",
  value: "the value itself",
  comment: "a comment",
};
