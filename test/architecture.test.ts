// The laws that ARCHITECTURE.md states.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));

/** Every source file, by its path in `src`, with what it imports when it is loaded; types do not count. */
const imports = new Map(
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name.replaceAll("\\", "/"), loadedBy(name)]),
);

test("no file is loaded by what it loads", () => {
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    expect(above).not.toContain(file);
    if (done.has(file)) return;
    for (const other of filesLoadedBy(file)) visit(other, [...above, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  expect(done.size).toBe(imports.size);
});

test("only the ends of the path bring in the disk of Node", () => {
  expect(importersOf("node:fs")).toEqual([
    "cli.ts",
    "generate.ts",
    "print/runtime-file.ts",
    "testing/project.ts",
  ]);
});

test("nothing slow is loaded before it is needed", () => {
  const loaded = new Set(["cli.ts", "index.ts", "testing.ts"]);
  // The set grows while it is gone through.
  for (const file of loaded)
    for (const other of filesLoadedBy(file)) loaded.add(other);
  const packages = [...loaded].flatMap((file) => imports.get(file) ?? []);
  const slow =
    /^(?:@babel\/code-frame|ajv|chokidar|json-schema-to-typescript|prettier|tinyglobby|yargs)(?:\/|$)/;
  expect(packages).toContain("jsonc-parser");
  expect(packages.filter((name) => slow.test(name))).toEqual([]);
});

test("only the command line knows the streams of the process", () => {
  const writers = [...imports.keys()].filter((file) =>
    /process\.std(?:out|err)|\bconsole\./.test(textOf(file)),
  );
  expect(writers.filter((file) => !file.startsWith("cli"))).toEqual([]);
});

test.each([
  { folder: "mock", needs: ["json"] },
  { folder: "records", needs: ["json"] },
  {
    folder: "validate",
    needs: ["diagnostics", "json", "records", "samples"],
  },
  { folder: "testing", needs: ["diagnostics", "mock"] },
  { folder: "hygiene", needs: ["json", "shape"] },
  { folder: "curl", needs: [] },
  {
    folder: "explain",
    needs: [
      "add",
      "diagnostics",
      "hygiene",
      "json",
      "manifest",
      "model",
      "samples",
      "schema",
      "shape",
    ],
  },
])("$folder/ loads of other folders only $needs", ({ folder, needs }) => {
  const files = [...imports.keys()].filter((file) =>
    file.startsWith(`${folder}/`),
  );
  const folders = files
    .flatMap(filesLoadedBy)
    .map((file) => posix.dirname(file));
  const others = new Set(folders.filter((other) => other !== folder));
  expect([...others].sort()).toEqual(needs);
});

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** The modules that a file imports, but for those of which it imports only types. */
function loadedBy(file: string): readonly string[] {
  const { outputText } = ts.transpileModule(textOf(file), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
    },
  });
  const { importedFiles } = ts.preProcessFile(outputText, true, true);
  const dynamic = new Set(
    [...outputText.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, name]) => name),
  );
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => !dynamic.has(name));
}

function importersOf(name: string): readonly string[] {
  return [...imports]
    .filter(([, names]) => names.includes(name))
    .map(([file]) => file)
    .sort();
}

/** The source files that a file loads itself; the templates are none of them, and load none. */
function filesLoadedBy(file: string): readonly string[] {
  return (imports.get(file) ?? [])
    .filter((name) => name.startsWith(".") && name.endsWith(".js"))
    .map((name) => posix.join(posix.dirname(file), name.replace(/js$/, "ts")))
    .filter((name) => !name.startsWith("../"));
}
