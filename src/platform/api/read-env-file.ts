import { resolve } from "node:path";
import { parseEnv } from "node:util";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { type FileSystem, readFile } from "../../base/file-system.js";
import { addUnreadable } from "../../base/json/read-document.js";

/**
 * Reads a file of variables such as `.env`, as Node.js does.
 *
 * @returns undefined where it cannot be read, which is then in `diagnostics`
 */
export function readEnvFile(
  path: string,
  { cwd, fs }: { readonly cwd: string; readonly fs: FileSystem },
  diagnostics: Diagnostics,
): Readonly<Record<string, string | undefined>> | undefined {
  const file = resolve(cwd, path);
  try {
    return parseEnv(readFile(file, fs).toString("utf8"));
  } catch (error) {
    addUnreadable(file, error, diagnostics, { fs });
    return undefined;
  }
}
