// The golden files, and what projects write against them: `usage.ts` beside each, with its `@ts-expect-error`s.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Node, Project, SyntaxKind, ts, type Type } from "ts-morph";
import { afterAll, describe, expect, test } from "vitest";
import { compile, versions } from "./compile.js";
import { assemble } from "./golden.js";

const golden = assemble();
afterAll(() => rmSync(golden, { recursive: true }));

const include = [join(golden, "**/*.ts")];

describe.concurrent.each(versions)("TypeScript %s", (version) => {
  test("compiles everything with nodenext", async () => {
    // Relative imports without an ending are for bundlers.
    const exclude = [join(golden, "import-extension-none")];
    expect(
      await compile({
        version,
        resolution: "nodenext",
        include,
        exclude,
      }),
    ).toEqual([]);
  });

  test("compiles everything with bundler", async () => {
    expect(
      await compile({
        version,
        resolution: "bundler",
        include,
      }),
    ).toEqual([]);
  });
});

test("compiles where the types of browsers and Node are known, too", async () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const typeRoots = [join(root, "node_modules/@types")];
  const options = { lib: ["es2024", "dom"], types: ["node"], typeRoots };
  expect(
    await compile({
      version: "7.0",
      resolution: "bundler",
      include,
      options,
    }),
  ).toEqual([]);
});

// What creators of projects write, and what older projects have; of generated files alone, for usages are strict.
const setUps: readonly (readonly [
  string,
  Readonly<Record<string, unknown>>,
])[] = [
  [
    "create-next-app",
    {
      target: "es2017",
      lib: ["dom", "dom.iterable", "esnext"],
      strict: true,
      esModuleInterop: true,
      module: "esnext",
      moduleResolution: "bundler",
      isolatedModules: true,
    },
  ],
  [
    "CommonJS and ES2021",
    { target: "es2021", module: "commonjs", strict: true },
  ],
  ["not strict", { target: "es2022", module: "commonjs", strict: false }],
  [
    "strict but for null",
    {
      target: "es2022",
      module: "commonjs",
      strict: true,
      strictNullChecks: false,
    },
  ],
  [
    "as little as there may be",
    {
      target: "es2017",
      lib: ["es2017", "es2018.asynciterable", "es2018.asyncgenerator"],
      module: "commonjs",
      strict: false,
    },
  ],
];

describe.each(["5.4", "7.0"] as const)("TypeScript %s", (version) => {
  test.each(setUps)("compiles what is generated: %s", async (_, options) => {
    expect(
      await compile({
        version,
        resolution: "bundler",
        isStrict: false,
        options: { types: [], noEmit: true, ...options },
        include: [
          join(golden, "*/expected/**/*.ts"),
          join(golden, "runtime.ts"),
        ],
        exclude: [join(golden, "import-extension-ts")],
      }),
    ).toEqual([]);
  });
});

test("nothing is any", () => {
  const project = new Project({
    compilerOptions: {
      strict: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: [],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  });
  const files = project.addSourceFilesAtPaths([
    join(golden, "runtime.ts"),
    join(golden, "*/expected/**/*.ts"),
  ]);
  expect(files.length).toBeGreaterThan(30);
  const found: string[] = [];
  for (const file of files) {
    // Where JavaScript of others is generated, what is exported has types.
    const nodes = file.getFullText().includes("// @ts-nocheck")
      ? file.getVariableDeclarations().filter((node) => node.isExported())
      : file.forEachDescendantAsArray();
    for (const node of nodes) {
      if (typesOf(node).some((type) => type.isAny()))
        found.push(
          `${file.getFilePath()}:${node.getStartLineNumber()} ${node.getText()}`,
        );
    }
  }
  expect(found).toEqual([]);
});

/** The types that a node declares or names. */
function typesOf(node: Node): Type[] {
  if (Node.isTypePredicate(node)) return [];
  // What is taken apart is looked at by its parts.
  if (
    Node.isVariableDeclaration(node) &&
    node.getNameNode().getKind() !== SyntaxKind.Identifier
  )
    return [];
  if (Node.isFunctionLikeDeclaration(node) || Node.isFunctionTypeNode(node))
    return [node.getReturnType()];
  const isTyped =
    Node.isTypeNode(node) ||
    Node.isVariableDeclaration(node) ||
    Node.isParameterDeclaration(node) ||
    Node.isBindingElement(node) ||
    Node.isPropertyNamed(node) ||
    Node.isPropertyAssignment(node);
  return isTyped ? [node.getType()] : [];
}
