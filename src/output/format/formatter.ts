import { dirname, extname, join } from "node:path";
import type { Options } from "prettier";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { once } from "../../base/once.js";
import { header } from "../print/header.js";
import type { OutputFile } from "../print/output-file.js";
import { findConfiguration, noConfiguration } from "./find-configuration.js";
import { namesMatter } from "./names-matter.js";

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
  const { files, ignoreFile } = follow
    ? findConfiguration(folder, fs)
    : noConfiguration;
  if (files.length === 0)
    return async (file) =>
      file.settled ? file : await formatFile(file, {}, context);
  const styleOf = styleFinder(ignoreFile, context);
  return async (file) => {
    const style = await styleOf(join(folder, file.path));
    if (!style) return file;
    const laidOut =
      (await restyleFile(file, style)) ??
      (await formatFile(file, style, context));
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

/**
 * Makes the function that finds the style that the project has for a file; undefined where its configuration is broken.
 * Prettier answers once for all files of a folder and an ending where their names make no difference.
 */
function styleFinder(
  ignoreFile: string | undefined,
  { fs, diagnostics }: FormatContext,
): (file: string) => Promise<Options | undefined> {
  const prettier = once(async () => {
    const loaded = await import("prettier");
    // It keeps what it read, which may be what stood there before the last edit.
    await loaded.clearConfigCache();
    return loaded;
  });
  const isByName = memoised((folder) =>
    namesMatter(findConfiguration(folder, fs).files, fs),
  );
  const resolved = memoised(async (file) => {
    const { resolveConfig } = await prettier();
    return (await resolveConfig(file, { editorconfig: true })) ?? {};
  });
  const isIgnored = async (file: string): Promise<boolean> => {
    if (ignoreFile === undefined) return false;
    const { getFileInfo } = await prettier();
    const asked = { ignorePath: ignoreFile, resolveConfig: false };
    return (await getFileInfo(file, asked)).ignored;
  };
  return async (file) => {
    const folder = dirname(file);
    const alike = isByName(folder) ? file : join(folder, `any${extname(file)}`);
    try {
      return (await isIgnored(file)) ? {} : await resolved(alike);
    } catch (error) {
      diagnostics.add(
        "CE604",
        `Prettier's configuration cannot be read: ${reason(error)}`,
      );
      return undefined;
    }
  };
}

/** The function, which is asked once for each key. */
function memoised<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

/** The file in the style, where that is known without prettier. */
async function restyleFile(
  file: OutputFile,
  style: Options,
): Promise<OutputFile | undefined> {
  if (!file.settled) return undefined;
  const { restyle } = await import("./restyle.js");
  const text = restyle(file.path, file.text, style);
  return text === undefined ? undefined : { ...file, text };
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

function reason(error: unknown): string {
  const [line = ""] = (
    error instanceof Error ? error.message : String(error)
  ).split("\n");
  return line;
}
