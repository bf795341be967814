import type { FindingCount } from "../../input/sensitive/find-sensitive.js";
import {
  createRedactor,
  type Redactor,
} from "../../input/sensitive/redactor.js";
import type { Io } from "../main/io.js";
import { visible } from "./text.js";

/**
 * Makes the redactor of a run. The key comes from the environment alone: on the command line, every process list
 * would show it.
 */
export function redactorOf(env: Io["env"]): Redactor {
  return createRedactor(env["COBALT_REDACT_KEY"] || undefined);
}

/** Findings as a table of kind, path and count; a line each. */
export function renderFindings(
  findings: readonly FindingCount[],
): readonly string[] {
  const width = Math.max(0, ...findings.map(({ kind }) => kind.length));
  return findings.map(({ kind, path, part, count }) => {
    const where = path === "" ? "the value itself" : visible(path);
    const name = part === "key" ? " (a property's name, which stays)" : "";
    const times = count === 1 ? "" : ` ×${count}`;
    return `  ${kind.padEnd(width)}  ${where}${name}${times}`;
  });
}
