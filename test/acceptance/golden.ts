import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the golden files: in it a folder a case, with its manifest and what is generated from it. */
export const golden = fileURLToPath(new URL("../golden/", import.meta.url));

/** The names of the cases. */
export const cases: readonly string[] = readdirSync(golden, {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What is generated for a case: text by path. */
export function expected(name: string): Map<string, string> {
  return filesIn(join(golden, name, "expected"));
}

/** Every file in a folder and those below it: text by path, the path with slashes. */
export function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
  return new Map(
    files.map((path) => [
      relative(folder, path).replaceAll(sep, "/"),
      readFileSync(path, "utf8"),
    ]),
  );
}
