import { join } from "node:path";
import type { Options } from "prettier";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { header } from "../print/header.js";
import type { OutputFile } from "../print/output-file.js";
import { findConfiguration, noConfiguration } from "./find-configuration.js";

/** Where the files are going to be, and whether the project's style is asked for. */
export interface FormatContext {
  /** Absolute path of the folder that holds the files. */
  readonly folder: string;
  /** Whether the project's own prettier configuration is followed. */
  readonly follow: boolean;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
}

/**
 * Makes the function that brings a file into the style it should have: one that could not be laid out when it
 * was printed into prettier's default, and any file into the style that the project's own configuration asks for.
 */
export function createFormatter(
  context: FormatContext,
): (file: OutputFile) => Promise<OutputFile> {
  const { folder, follow, fs } = context;
  const { configured, ignoreFile } = follow
    ? findConfiguration(folder, fs)
    : noConfiguration;
  return async (file) => {
    if (!configured) return file.settled ? file : formatFile(file, {}, context);
    const style = await styleOf(join(folder, file.path), ignoreFile, context);
    if (!style) return file;
    const laidOut =
      file.settled && isDefault(style)
        ? file
        : await formatFile(file, style, context);
    return withLineEnds(laidOut, style.endOfLine);
  };
}

/** LF, unless the project asks for another; prettier's `auto` is to keep what there is. */
function withLineEnds(
  file: OutputFile,
  endOfLine: Options["endOfLine"],
): OutputFile {
  if (endOfLine !== "crlf" && endOfLine !== "cr") return file;
  const end = endOfLine === "crlf" ? "\r\n" : "\r";
  return { ...file, text: file.text.replaceAll("\n", end) };
}

/** The style that the project has for a file; undefined where its configuration is broken. */
async function styleOf(
  file: string,
  ignoreFile: string | undefined,
  { diagnostics }: FormatContext,
): Promise<Options | undefined> {
  const { getFileInfo, resolveConfig } = await import("prettier");
  try {
    if (
      ignoreFile !== undefined &&
      (await getFileInfo(file, { ignorePath: ignoreFile })).ignored
    )
      return {};
    return (await resolveConfig(file, { editorconfig: true })) ?? {};
  } catch (error) {
    diagnostics.add(
      "CE604",
      `Prettier's configuration cannot be read: ${reason(error)}`,
    );
    return undefined;
  }
}

async function formatFile(
  file: OutputFile,
  style: Options,
  { diagnostics }: FormatContext,
): Promise<OutputFile> {
  const { format } = await import("prettier");
  // The marker has to stay first, whatever a plugin does to the imports below it.
  const start = file.text.startsWith(header) ? header : "";
  const options: Options = {
    ...style,
    parser: parserOf(file.path),
    endOfLine: "lf",
    insertPragma: false,
  };
  try {
    const body = await format(file.text.slice(start.length), options);
    return {
      ...file,
      text: start === "" ? body : `${start}\n${body}`,
      settled: true,
    };
  } catch (error) {
    diagnostics.add(
      "CE604",
      `Prettier cannot format the output: ${reason(error)}`,
    );
    return file;
  }
}

function parserOf(path: string): string {
  if (path.endsWith(".json")) return "json";
  // Of prettier's two parsers for TypeScript, the other takes quadratic time on long files.
  return path.endsWith("js") ? "babel" : "babel-ts";
}

const defaults: Readonly<Record<string, unknown>> = {
  arrowParens: "always",
  bracketSameLine: false,
  bracketSpacing: true,
  embeddedLanguageFormatting: "auto",
  experimentalOperatorPosition: "end",
  experimentalTernaries: false,
  htmlWhitespaceSensitivity: "css",
  jsxSingleQuote: false,
  objectWrap: "preserve",
  printWidth: 80,
  proseWrap: "preserve",
  quoteProps: "as-needed",
  semi: true,
  singleAttributePerLine: false,
  singleQuote: false,
  tabWidth: 2,
  trailingComma: "all",
  useTabs: false,
};

/** Line ends do not count: they are put in last. */
function isDefault(style: Options): boolean {
  return Object.entries(style).every(
    ([option, value]) =>
      option === "endOfLine" ||
      value === undefined ||
      value === defaults[option],
  );
}

function reason(error: unknown): string {
  const [line = ""] = (
    error instanceof Error ? error.message : String(error)
  ).split("\n");
  return line;
}
