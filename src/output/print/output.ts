import { basename, dirname, extname } from "node:path";
import type { ManifestOptions } from "../../input/manifest/manifest.js";

/** Where the generated code goes. */
export interface Output {
  /** Absolute path of the output, as the user named it. */
  readonly path: string;
  /** Absolute path of the folder that holds the generated files. */
  readonly folder: string;
  /** The name under which the one file in the folder is printed, as TypeScript, where everything goes into one. */
  readonly file: string | undefined;
  /** Whether the folder is the output's own, so that generated files in it that are not wanted are left over. */
  readonly own: boolean;
  /** The files that may be left over, by their names; by default TypeScript, JavaScript and schemas. */
  readonly files?: RegExp;
}

/** What a file's ending says of its language, as the manifest has it. */
const settings: Readonly<Record<string, string>> = {
  ".ts": '"language": "typescript"',
  ".mts": '"language": "typescript"',
  ".cts": '"language": "typescript"',
  ".js": '"language": "javascript"',
  ".mjs": '"language": "javascript" and "module": "esm"',
  ".cjs": '"language": "javascript" and "module": "commonjs"',
};

/**
 * Settles where the generated code goes: into one file where the path ends as one of TypeScript or JavaScript
 * does, else into a folder, unless the manifest's `layout` says which.
 */
export function outputAt(
  path: string,
  layout: ManifestOptions["layout"],
): Output {
  const named = extname(path) in settings;
  const single = layout === undefined ? named : layout === "file";
  if (single && named)
    return {
      path,
      folder: dirname(path),
      file: basename(path).replace(/js$/, "ts"),
      own: false,
    };
  return {
    path,
    folder: path,
    file: single ? "index.ts" : undefined,
    own: true,
  };
}

/**
 * Whether the one file that everything goes into ends as the manifest's language and module would have it.
 *
 * @returns what to do about it where it does not
 */
export function misfitOf(
  { path, own }: Output,
  { language, module }: ManifestOptions,
): string | undefined {
  const ending = extname(path);
  const fitting = {
    typescript: [".ts", ".mts", ".cts"],
    javascript: module === "esm" ? [".js", ".mjs"] : [".js", ".cjs"],
  }[language];
  if (own || fitting.includes(ending)) return undefined;
  return `Set ${settings[ending] ?? ""} in the manifest, or name a folder or a ${fitting[0] ?? ""} file.`;
}
