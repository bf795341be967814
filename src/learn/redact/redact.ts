import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { parseDocument } from "../../base/json/document.js";
import {
  countFindings,
  type Finding,
  type FindingCount,
} from "../../input/sensitive/find-sensitive.js";
import {
  createRedactor,
  type Redactor,
} from "../../input/sensitive/redactor.js";
import type { FileChange } from "../../output/disk/plan.js";
import {
  type FilesOptions,
  locate,
} from "../../input/manifest/locate-manifest.js";
import { isLines } from "../is-lines.js";
import type { Redaction } from "../redaction.js";
import { rewriteFile } from "../../output/disk/rewrite-file.js";
import { nameOfSource, readSource, type Source } from "../source.js";

/** How to redact. */
export interface RedactOptions extends FilesOptions, Redaction {
  /** Whether files are replaced; by default nothing is written. */
  readonly write?: boolean | undefined;
}

/** What came of redacting sources. */
export interface RedactResult {
  /** Whether all of them could be read, and written where that was asked for. */
  readonly ok: boolean;
  readonly sources: readonly RedactedSource[];
  /** What was written. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A source without what was sensitive in it. */
export interface RedactedSource {
  /** The file's absolute path, or the name of what is no file. */
  readonly name: string;
  /** What was replaced, and the names of properties that were not. */
  readonly findings: readonly FindingCount[];
  /** The text with stand-ins; every other byte is as it was. */
  readonly text: string;
}

/**
 * Replaces secrets and personal data in JSON or NDJSON by stand-ins of the same type and format. With any error nothing
 * is written.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { sources } = await redact(["recorded.ndjson"]);
 * for (const { kind, path, count } of sources[0]?.findings ?? [])
 *   console.log(kind, path, count);
 * ```
 */
export async function redact(
  sources: readonly Source[],
  { key, write = false, ...options }: RedactOptions = {},
): Promise<RedactResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const redactor = createRedactor(key);
  const redacted: RedactedSource[] = [];
  const rewritten: RedactedSource[] = [];
  for (const source of new Set(sources)) {
    const name = nameOfSource(source, location.cwd);
    const text = await readSource(source, location, diagnostics);
    if (text === undefined) continue;
    const done = redactText(name, text, redactor, diagnostics);
    if (!done) continue;
    redacted.push(done);
    if (write && typeof source === "string" && done.text !== text)
      rewritten.push(done);
  }
  const { fs } = location;
  const written = diagnostics.hasErrors
    ? []
    : rewritten.filter(({ name, text }) =>
        rewriteFile(name, text, fs, diagnostics),
      );
  return {
    ok: !diagnostics.hasErrors,
    sources: redacted,
    files: written.map(({ name }) => ({ path: name, action: "update" })),
    diagnostics: diagnostics.list,
  };
}

/** Redacts one JSON value, or one a line; what is not JSON is reported. */
function redactText(
  name: string,
  source: string,
  redactor: Redactor,
  diagnostics: Diagnostics,
): RedactedSource | undefined {
  const findings: Finding[] = [];
  const redact = (text: string): string => {
    const redacted = redactor.text(text);
    findings.push(...redacted.findings);
    return redacted.text;
  };
  const text = isLines(name, source)
    ? redactLines(name, source, redact, diagnostics)
    : parseDocument(name, source, diagnostics, { hidesKeys: true }) &&
      redact(source);
  return text === undefined
    ? undefined
    : { name, text, findings: countFindings(findings) };
}

function redactLines(
  name: string,
  source: string,
  redact: (text: string) => string,
  diagnostics: Diagnostics,
): string | undefined {
  const lines = source.split("\n").map((line, index) => {
    if (line.trim() === "") return line;
    const start = { line: index + 1, column: 1 };
    const options = { start, strict: true, hidesKeys: true };
    return parseDocument(name, line, diagnostics, options) && redact(line);
  });
  return lines.every((line) => line !== undefined)
    ? lines.join("\n")
    : undefined;
}
