import { spawn } from "node:child_process";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { withCleanup } from "../with-cleanup.js";
import type { CompileError } from "./compile-error.js";

/** What a call of a compiler came to. */
export interface CompilerAnswer {
  readonly output: string;
  /** Why it did not compile, if it says; absent where all is well. */
  readonly complaint?: string;
}

/**
 * Calls a compiler, and ends it where this process ends.
 *
 * @param tsc absolute path of `tsc`, or of the folder that TypeScript is installed in
 * @param config absolute path
 * @param cwd what its messages name files from
 */
export async function callCompiler(
  tsc: string,
  config: string,
  cwd: string,
): Promise<CompilerAnswer> {
  const [command = "", ...args] = commandOf(tsc);
  const child = spawn(command, [...args, "-p", config, "--pretty", "false"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, complaint] = ["", ""];
  child.stdout
    .setEncoding("utf8")
    .on("data", (text: string) => (output += text));
  child.stderr
    .setEncoding("utf8")
    .on("data", (text: string) => (complaint += text));
  const ended = new Promise<CompilerAnswer>((end) => {
    child.once("error", ({ message }) => end({ output, complaint: message }));
    child.once("close", (code, signal) => {
      if (code === 0) end({ output });
      const said = `${complaint}${output}`.trim().split("\n", 1).join("");
      end({ output, complaint: said || `it ended by ${signal ?? code}.` });
    });
  });
  return withCleanup(
    () => child.kill(),
    () => ended,
  );
}

/** How a compiler is called: by itself, or as a script of Node. */
function commandOf(tsc: string): readonly string[] {
  const stat = statSync(tsc, { throwIfNoEntry: false });
  const file = stat?.isDirectory() === true ? join(tsc, "bin/tsc") : tsc;
  const isScript =
    /\.[cm]?js$/.test(file) || /^#!.*\bnode\b/.test(beginningOf(file));
  return isScript ? [process.execPath, file] : [file];
}

function beginningOf(file: string): string {
  const bytes = Buffer.alloc(64);
  try {
    const open = openSync(file, "r");
    try {
      readSync(open, bytes);
    } finally {
      closeSync(open);
    }
  } catch {
    // What cannot be read can still be executed; and if not, calling it says why.
  }
  return bytes.toString("latin1");
}

const located = /^(.+)\((\d+),(\d+)\): error (TS\d+): (.*)$/;
const general = /^error (TS\d+): (.*)$/;

/**
 * The errors in what a compiler prints; what is indented goes on with the error before.
 *
 * @param fileOf the absolute path of a file as the compiler names it; undefined for what is in none
 */
export function errorsInOutput(
  output: string,
  fileOf: (named: string | undefined) => string,
): readonly CompileError[] {
  const errors: (CompileError & { lines: string[] })[] = [];
  for (const text of output.split(/\r?\n/)) {
    const [, file, line, column, ...rest] = located.exec(text) ?? [];
    const [code, message = ""] =
      file === undefined ? (general.exec(text) ?? []).slice(1) : rest;
    if (code !== undefined)
      errors.push({
        file: fileOf(file),
        line: Number(line ?? 1),
        column: Number(column ?? 1),
        code,
        lines: [message],
      });
    else if (/^\s+\S/.test(text)) errors.at(-1)?.lines.push(text.trim());
  }
  return errors;
}
