import { resolve } from "node:path";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { FileChange } from "../../../output/disk/plan.js";
import { replaceFile } from "../../../output/disk/replace.js";
import { errorCode } from "../../../base/file-system.js";
import {
  countFindings,
  type Finding,
  type FindingCount,
} from "../../../input/sensitive/find-sensitive.js";
import type { Redactor } from "../../../input/sensitive/redactor.js";
import { parseDocument } from "../../../base/json/document.js";
import { readText } from "../add/add-input.js";
import type { Invocation } from "../../main/commands.js";
import type { Io } from "../../main/io.js";
import { redactorOf } from "../../render/redaction.js";

/** What was found in one file. */
export interface RedactedFile {
  /** Absolute path; `-` for stdin. */
  readonly file: string;
  readonly findings: readonly FindingCount[];
  /** The text with stand-ins. */
  readonly text: string;
  readonly isChanged: boolean;
}

/** What came of redacting files. */
export interface RedactOutcome {
  readonly diagnostics: Diagnostics;
  readonly inputs: readonly RedactedFile[];
  /** What was written. */
  readonly files: readonly FileChange[];
}

/** Redacts files, and with `--write` replaces them. With any error nothing is written. */
export async function redactFiles(
  { arguments: names, write, json, check }: Invocation,
  io: Io,
): Promise<RedactOutcome> {
  const diagnostics = new Diagnostics();
  const wrong = usageProblem(names, { write, json, check });
  if (wrong !== undefined) {
    diagnostics.add("CE001", wrong);
    return { diagnostics, inputs: [], files: [] };
  }
  const redactor = redactorOf(io.env);
  const inputs: RedactedFile[] = [];
  for (const name of new Set(names)) {
    const file = name === "-" ? name : resolve(io.cwd, name);
    const text = await readText(name, resolve(io.cwd, name), io, diagnostics);
    const redacted =
      text === undefined
        ? undefined
        : redactSource(file, text, redactor, diagnostics);
    if (redacted) inputs.push(redacted);
  }
  const files: FileChange[] = [];
  if (write && !diagnostics.hasErrors) {
    for (const { file, text, isChanged } of inputs)
      if (isChanged && writeFile(file, text, io, diagnostics))
        files.push({ path: file, action: "update" });
  }
  return { diagnostics, inputs, files };
}

function usageProblem(
  names: readonly string[],
  { write, json, check }: Pick<Invocation, "write" | "json" | "check">,
): string | undefined {
  if (write && names.includes("-"))
    return "What comes from stdin cannot be written back; leave --write away.";
  if (write || check) return undefined;
  if (json)
    return "--json needs --check or --write, for the redacted text goes to stdout.";
  return names.length > 1
    ? "Several files cannot go to stdout together; use --write or --check."
    : undefined;
}

/** Redacts one JSON value, or one a line; what is not JSON is reported. */
function redactSource(
  file: string,
  source: string,
  redactor: Redactor,
  diagnostics: Diagnostics,
): RedactedFile | undefined {
  const findings: Finding[] = [];
  const redact = (text: string): string => {
    const redacted = redactor.text(text);
    findings.push(...redacted.findings);
    return redacted.text;
  };
  const text = isLines(file, source)
    ? redactLines(file, source, redact, diagnostics)
    : parseDocument(file, source, diagnostics) && redact(source);
  return text === undefined
    ? undefined
    : {
        file,
        text,
        findings: countFindings(findings),
        isChanged: text !== source,
      };
}

/** Whether there is one value a line: as the name says, or as the first line shows. */
function isLines(file: string, source: string): boolean {
  if (/\.(?:ndjson|jsonl)$/i.test(file)) return true;
  if (/\.jsonc?$/i.test(file)) return false;
  const [, first = "", rest = ""] = /^\s*(.*)([^]*)$/.exec(source) ?? [];
  return (
    rest.trim() !== "" &&
    parseDocument(file, first, new Diagnostics(), { strict: true }) !==
      undefined
  );
}

function redactLines(
  file: string,
  source: string,
  redact: (text: string) => string,
  diagnostics: Diagnostics,
): string | undefined {
  const lines = source.split("\n").map((line, index) => {
    if (line.trim() === "") return line;
    const start = { line: index + 1, column: 1 };
    const options = { start, strict: true };
    return parseDocument(file, line, diagnostics, options) && redact(line);
  });
  return lines.every((line) => line !== undefined)
    ? lines.join("\n")
    : undefined;
}

function writeFile(
  path: string,
  text: string,
  { fs }: Io,
  diagnostics: Diagnostics,
): boolean {
  try {
    replaceFile(path, text, fs);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "") throw error;
    const message = `${JSON.stringify(path)} cannot be written (${code}).`;
    diagnostics.add("CE603", message);
    return false;
  }
}
