import { join } from "node:path";
import { type FileSystem, readFile } from "../../base/file-system.js";
import { foldersFrom } from "../../base/folders-above.js";

/** What there is of prettier's files above a path. */
export interface FoundConfiguration {
  /** The files that could ask for another style than prettier's default, absolute. */
  readonly files: readonly string[];
  /** The nearest `.prettierignore`, absolute. */
  readonly ignoreFile: string | undefined;
}

/** That there is none, or none that counts. */
export const noConfiguration: FoundConfiguration = {
  files: [],
  ignoreFile: undefined,
};

const configurationFiles: readonly string[] = [
  ".editorconfig",
  ".prettierrc",
  ...["json", "json5", "yaml", "yml", "toml"].map(
    (ending) => `.prettierrc.${ending}`,
  ),
  ...["js", "mjs", "cjs", "ts", "mts", "cts"].flatMap((ending) => [
    `.prettierrc.${ending}`,
    `prettier.config.${ending}`,
  ]),
];

/**
 * Looks for prettier's configuration from a path upwards. It only finds out whether there is any, because
 * most projects have none that matters, and asking prettier itself costs its import.
 */
export function findConfiguration(
  path: string,
  fs: FileSystem,
): FoundConfiguration {
  const folders = foldersFrom(path);
  // By their names: what else is in a folder changes nothing.
  const there = (names: readonly string[]): string[] =>
    folders
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .filter((file) => fs.existsSync(file));
  const packages = there(["package.json", "package.yaml"]);
  const [ignoreFile] = there([".prettierignore"]);
  return {
    files: [
      ...there(configurationFiles),
      ...packages.filter((file) => mentionsPrettier(file, fs)),
    ],
    ignoreFile,
  };
}

/** Whether a package's own file holds the configuration; one that only depends on prettier does not. */
function mentionsPrettier(file: string, fs: FileSystem): boolean {
  try {
    const text = readFile(file, fs).toString("utf8");
    if (!file.endsWith(".json")) return /^prettier\s*:/m.test(text);
    return (
      text.includes('"prettier"') &&
      Object.hasOwn(JSON.parse(text) as object, "prettier")
    );
  } catch {
    return false; // broken, which is for the package manager to tell
  }
}
