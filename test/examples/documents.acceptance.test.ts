import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertBuilt } from "../cli/bin.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const generated = join(root, "examples/node-backend/src/generated");

const compilerOptions: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
  skipLibCheck: true,
  noEmit: true,
};

/** A block of TypeScript in a document. */
interface Block {
  /** The document, and the line that the block begins at. */
  readonly at: string;
  /** What stands behind `ts`: the generated file that the block is an excerpt of. */
  readonly excerptOf: string;
  readonly text: string;
  /** What the document says that it prints. */
  readonly prints: string | undefined;
  /** The files that it may read, by name: blocks of the same document that have one. */
  readonly files: readonly (readonly [name: string, text: string])[];
}

const documents = readdirSync(join(root, "docs"), { recursive: true })
  .map((path) => `docs/${String(path)}`)
  .filter((path) => path.endsWith(".md"))
  .sort();

// The manifest's page shows parts of types, which do not stand alone; what docs/use-with shows is run by test/setups.
const blocks = [
  "README.md",
  ...documents.filter((path) => !/manifest\.md$|\/use-with\//.test(path)),
].flatMap(blocksOf);

let folder: string;
let errors: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cobalt-events-documents-"));
  assertBuilt();
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(generated, join(folder, "generated"));
  symlinkSync(root, join(folder, "node_modules/cobalt-events"));
  symlinkSync(
    join(root, "node_modules/memfs"),
    join(folder, "node_modules/memfs"),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  errors = compile(blocks.filter(({ excerptOf }) => excerptOf === ""));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("code in the documents", () => {
  test.each(blocks.filter(({ excerptOf }) => excerptOf === ""))(
    "$at: the compiler says of it what is written there",
    ({ at, text }) => {
      const told = [...text.matchAll(/^\/\/ error (.*)$/gm)].map(
        ([, error]) => error,
      );
      expect(errors.get(at)).toEqual(told);
    },
  );

  test.each(blocks.filter(({ prints }) => prints !== undefined))(
    "$at: it prints what is written there",
    ({ text, prints, files }) => {
      for (const [name, text] of files) writeFileSync(join(folder, name), text);
      const module = ts.transpileModule(text, {
        compilerOptions: { ...compilerOptions, module: ts.ModuleKind.ESNext },
      });
      writeFileSync(join(folder, "block.js"), module.outputText);
      const { stdout, stderr } = spawnSync(process.execPath, ["block.js"], {
        cwd: folder,
        encoding: "utf8",
      });
      expect({ stdout, stderr }).toEqual({ stdout: prints, stderr: "" });
    },
  );

  test.each(blocks.filter(isRunnable))("$at: it runs", async ({ text }) => {
    const outfile = join(folder, "bundled.js");
    await build({
      stdin: { contents: text, loader: "ts", resolveDir: folder },
      outfile,
      bundle: true,
      format: "esm",
      packages: "external",
      logLevel: "silent",
    });
    // In the root, because the code looks for its manifest.
    const run = spawnSync(process.execPath, [outfile], {
      cwd: root,
      encoding: "utf8",
    });
    expect(run).toMatchObject({ status: 0, stderr: "" });
  });

  test.each(blocks.filter(({ excerptOf }) => excerptOf !== ""))(
    "$at: $excerptOf holds it",
    ({ excerptOf, text }) => {
      const file = readFileSync(join(generated, "cobalt", excerptOf), "utf8");
      for (const part of text.split("// …\n"))
        expect(file).toContain(part.trim());
    },
  );
});

function blocksOf(document: string): readonly Block[] {
  const page = readFileSync(join(root, document), "utf8");
  const files = [...page.matchAll(/^```json (\S+)\n([^]*?)^```$/gm)].map(
    ([, name = "", text = ""]) => [name, text] as const,
  );
  return [
    ...page.matchAll(
      /^```ts(?: (\S+))?\n([^]*?)^```$(?:\n\nprints\n\n```\n([^]*?)```$)?/gm,
    ),
  ].map((match) => ({
    at: `${document}:${page.slice(0, match.index).split("\n").length}`,
    excerptOf: match[1] ?? "",
    text: match[2] ?? "",
    prints: match[3],
    files,
  }));
}

/** Whether a block is a test as a user would have it, and one that passes. */
function isRunnable({ at, text }: Block): boolean {
  return at.startsWith("docs/testing.md:") && !/^\/\/ error /m.test(text);
}

/** What the compiler says of each block; all are compiled together. */
function compile(
  sources: readonly Block[],
): ReadonlyMap<string, readonly string[]> {
  const files = sources.map(({ text }, index) => {
    const file = join(folder, `block-${index}.ts`);
    writeFileSync(file, `${text}\nexport {};\n`);
    return file;
  });
  const program = ts.createProgram(files, compilerOptions);
  return new Map(
    sources.map(({ at }, index) => {
      const file = program.getSourceFile(files[index] ?? "");
      const found = ts.getPreEmitDiagnostics(program, file);
      return [at, found.map(describeError)] as const;
    }),
  );
}

function describeError({ code, messageText }: ts.Diagnostic): string {
  return `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n").split("\n")[0] ?? ""}`;
}
