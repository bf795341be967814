import { dirname, join } from "node:path";
import { type FileSystem, readFile } from "../../base/file-system.js";

/** What there is of prettier's files above a path. */
export interface FoundConfiguration {
  /** Whether anything there could ask for another style than prettier's default. */
  readonly configured: boolean;
  /** The nearest `.prettierignore`, absolute. */
  readonly ignoreFile: string | undefined;
}

/** That there is none, or none that counts. */
export const noConfiguration: FoundConfiguration = {
  configured: false,
  ignoreFile: undefined,
};

const configurationFile =
  /^(?:\.prettierrc(?:\.(?:json5?|ya?ml|toml|[cm]?[jt]s))?|prettier\.config\.[cm]?[jt]s|\.editorconfig)$/;
const packageFile = /^package\.(?:json|yaml)$/;

/**
 * Looks for prettier's configuration from a path upwards. It only finds out whether there is any, because
 * most projects have none that matters, and asking prettier itself costs its import.
 */
export function findConfiguration(
  path: string,
  fs: FileSystem,
): FoundConfiguration {
  let configured = false;
  let ignoreFile: string | undefined;
  for (let folder = path; ; folder = dirname(folder)) {
    for (const name of namesIn(folder, fs)) {
      if (configurationFile.test(name)) configured = true;
      else if (packageFile.test(name))
        configured ||= mentionsPrettier(join(folder, name), fs);
      else if (name === ".prettierignore") ignoreFile ??= join(folder, name);
    }
    if (folder === dirname(folder)) return { configured, ignoreFile };
  }
}

function namesIn(folder: string, fs: FileSystem): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return []; // not there yet, or not for us to see: then prettier would not see it either
  }
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
