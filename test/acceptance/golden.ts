import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
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

/** The runtime of all cases, which stands there once. */
const runtimeFile = join(golden, "runtime.ts");

/** Stands in a file that is the whole output for the runtime in it. */
const placeholder = "// The runtime stands here: test/golden/runtime.ts\n";

/** What a generated file begins with. */
const header = /^\/\*.*\*\/\n\/\* eslint-disable \*\/\n\n/;

/** What is generated for a case: text by path. */
export function expected(name: string): Map<string, string> {
  const runtime = readFileSync(runtimeFile, "utf8");
  const body = runtime.replace(header, "");
  const files = filesIn(join(golden, name, "expected"));
  for (const [path, text] of files)
    files.set(
      path,
      text.replace(placeholder, () => body),
    );
  if (files.get("index.ts")?.includes('from "./runtime') === true)
    files.set("runtime.ts", files.get("runtime.ts") ?? runtime);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Takes what was just generated for a case for right; a runtime that is not that of the first case stays in it. */
export function accept(name: string): void {
  const folder = join(golden, name, "expected");
  const own = join(folder, "runtime.ts");
  if (name === cases[0]) copyFileSync(own, runtimeFile);
  const runtime = readFileSync(runtimeFile, "utf8");
  if (existsSync(own) && readFileSync(own, "utf8") === runtime) rmSync(own);
  const body = runtime.replace(header, "");
  for (const [path, text] of filesIn(folder))
    if (text.includes(body))
      writeFileSync(
        join(folder, path),
        text.replace(body, () => placeholder),
      );
}

/**
 * A folder with all cases, which work as they do in projects; the caller removes it. Their runtimes re-export the one,
 * so that a compiler checks it once.
 */
export function assemble(): string {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-golden-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  cpSync(golden, folder, { recursive: true });
  for (const name of cases) {
    const files = expected(name);
    const [, ending = ""] =
      /from "\.\/runtime(.*)"/.exec(files.get("index.ts") ?? "") ?? [];
    for (const [path, text] of files) {
      const file = join(folder, name, "expected", path);
      const isShared = path === "runtime.ts" && !existsSync(file);
      writeFileSync(
        file,
        isShared ? `export * from "../../runtime${ending}";\n` : text,
      );
    }
  }
  return folder;
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
