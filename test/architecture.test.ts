// The laws that ARCHITECTURE.md states.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replaceAll("\\", "/"));

/** Every source file, by its path in `src`, with what it imports when it is loaded; types do not count. */
const imports = new Map(files.map((file) => [file, loadedBy(file)]));

const generation = ["base", "type", "input", "infer", "json-schema", "event"];
const path = [...generation, "output", "generate"];

/** The first law: the groups of `src`, and the groups that each may import, for types too. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  type: ["base"],
  input: ["base", "type"],
  infer: ["base", "type", "input"],
  "json-schema": ["base", "type", "input"],
  event: ["base", "type", "input", "infer", "json-schema"],
  output: generation,
  generate: [...generation, "output"],
  learn: path,
  review: path,
  platform: path,
  cli: [...path, "learn", "review", "platform"],
  doors: [...path, "learn", "review", "platform", "cli"],
};

test.each(Object.entries(mayImport))("%s imports only %j", (group, allowed) => {
  const broken = files
    .filter((file) => groupOf(file) === group)
    .flatMap((file) =>
      filesNamedIn(file)
        .filter((other) => ![group, ...allowed].includes(groupOf(other)))
        .map(
          (other) =>
            `src/${file} imports src/${other}, but law 1 lets ${group} import only ${allowed.join(", ") || "nothing"}`,
        ),
    );
  expect(broken).toEqual([]);
});

test("every file of src is in a group that the laws know", () => {
  const unknown = files.filter((file) => !(groupOf(file) in mayImport));
  expect(unknown).toEqual([]);
});

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

test("no two files have one name", () => {
  const names = files.map((file) => posix.basename(file));
  const twice = names.filter(
    (name, index) =>
      name !== "index.ts" &&
      name !== "command.ts" &&
      names.indexOf(name) !== index,
  );
  expect(twice).toEqual([]);
});

test("nothing but type/ and printers has a switch over the kind of a type", () => {
  const switching = files.filter((file) => {
    const text = textOf(file);
    return (
      /\/payload-type\.js"/.test(text) && /switch \([\w.]+\.kind\)/.test(text)
    );
  });
  const strangers = switching.filter(
    (file) => !/^(?:type|output\/print)\//.test(file),
  );
  expect(strangers, "law 3: ask type/visit.ts, or print").toEqual([]);
  expect(switching).toContain("type/visit.ts");
});

test("nothing before the end of the path asks whether any error happened", () => {
  const asking = files.filter((file) => /\.hasErrors\b/.test(textOf(file)));
  const below = asking.filter((file) =>
    [...generation, "output"].includes(groupOf(file)),
  );
  expect(below, "law 7: problems belong to an event").toEqual([]);
  expect(asking).toContain("generate.ts");
});

test("only the ends of the path bring in the disk of Node", () => {
  expect(importersOf("node:fs")).toEqual([
    "cli/cache/fingerprint.ts",
    "cli/main/main.ts",
    "generate.ts",
    "input/manifest/locate-manifest.ts",
    "output/print/runtime-file.ts",
    "platform/testing/project.ts",
    "review/diff/revision.ts",
    "review/doctor/doctor.ts",
    "review/impact/run-compiler.ts",
    "review/impact/shadow-tree.ts",
    "review/impact/user-compiler.ts",
    "review/usages/usages.ts",
    "review/with-cleanup.ts",
  ]);
});

test("nothing slow is loaded before it is needed", () => {
  const loaded = new Set(["cli.ts", "index.ts", "testing.ts", "recording.ts"]);
  // The set grows while it is gone through.
  for (const file of loaded)
    for (const other of filesLoadedBy(file)) loaded.add(other);
  const packages = [...loaded].flatMap((file) => imports.get(file) ?? []);
  const slow =
    /^(?:@babel\/code-frame|ajv|chokidar|json-schema-to-typescript|prettier|quicktype-core|tinyglobby|ts-morph|yargs)(?:\/|$)/;
  expect(packages).toContain("jsonc-parser");
  expect(packages.filter((name) => slow.test(name))).toEqual([]);
});

test("one file knows quicktype", () => {
  expect(importersOf("quicktype-core")).toEqual([
    "output/languages/quicktype-classes.ts",
  ]);
});

test("only the command line knows the streams of the process", () => {
  const writers = files.filter((file) =>
    // Examples in comments may.
    /^(?! \*).*(?:process\.std(?:out|err)|\bconsole\.)/m.test(textOf(file)),
  );
  expect(writers.filter((file) => !file.startsWith("cli"))).toEqual([]);
});

test.each([
  { folder: "platform/mock", needs: ["base/json", "platform"] },
  { folder: "input/records", needs: ["base/json"] },
  { folder: "input/request", needs: ["base/json"] },
  { folder: "input/sensitive", needs: ["base", "base/json", "type"] },
  {
    folder: "platform/testing",
    needs: ["base/diagnostics", "platform", "platform/mock"],
  },
])("$folder/ loads of other folders only $needs", ({ folder, needs }) => {
  const own = files.filter((file) => file.startsWith(`${folder}/`));
  const folders = own.flatMap(filesLoadedBy).map((file) => posix.dirname(file));
  const others = new Set(folders.filter((other) => other !== folder));
  expect([...others].sort()).toEqual(needs);
});

/** The group of a file: its first folder. Beside the folders stand the path, and the doors of the package. */
function groupOf(file: string): string {
  const [first = "", ...rest] = file.split("/");
  if (rest.length > 0) return first;
  return first === "generate.ts" ? "generate" : "doors";
}

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

/** The source files that a file loads itself. */
function filesLoadedBy(file: string): readonly string[] {
  return sourceFiles(file, imports.get(file) ?? []);
}

/** The source files that a file imports in any way: types of them alone, or only when they are needed. */
function filesNamedIn(file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(textOf(file), true, true);
  return sourceFiles(
    file,
    importedFiles.map(({ fileName }) => fileName),
  );
}

/** Those of the modules that lie in `src`; the templates do not, and load nothing of it. */
function sourceFiles(
  file: string,
  modules: readonly string[],
): readonly string[] {
  return modules
    .filter((name) => name.startsWith(".") && name.endsWith(".js"))
    .map((name) => posix.join(posix.dirname(file), name.replace(/js$/, "ts")))
    .filter((name) => !name.startsWith("../"));
}
