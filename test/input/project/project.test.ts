// What is read of a project, and what is told of it: folders as the creators of such projects make them.
import nodeFs from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readProject } from "../../../src/input/project/read-project.js";
import { chooseSettings } from "../../../src/input/project/choose-settings.js";
import { misfits } from "../../../src/input/project/suit-project.js";
import { project } from "../../cli/bin.js";

type Files = Readonly<Record<string, string>>;

const strict = { strict: true, skipLibCheck: true };
const packageOf = (type: string, ...dependencies: readonly string[]): string =>
  JSON.stringify({
    type,
    devDependencies: Object.fromEntries(dependencies.map((it) => [it, "1"])),
  });
const tsconfig = (compilerOptions: object): string =>
  JSON.stringify({ compilerOptions: { ...strict, ...compilerOptions } });

const node: Files = {
  "package.json": packageOf("module"),
  "tsconfig.json": tsconfig({ module: "nodenext", target: "es2022" }),
};
const next: Files = {
  "package.json": packageOf("commonjs", "next"),
  "tsconfig.json": tsconfig({
    target: "ES2017",
    lib: ["dom", "dom.iterable", "esnext"],
    module: "esnext",
    moduleResolution: "bundler",
  }),
};
const nest: Files = {
  "package.json": packageOf("commonjs", "@nestjs/core", "jest", "ts-jest"),
  "tsconfig.json": tsconfig({ module: "nodenext", target: "ES2023" }),
};
const stripping: Files = {
  "package.json": packageOf("module"),
  "tsconfig.json": tsconfig({
    module: "nodenext",
    target: "esnext",
    rewriteRelativeImportExtensions: true,
  }),
};
const vite: Files = {
  "package.json": packageOf("module", "vite"),
  "tsconfig.json": tsconfig({
    module: "esnext",
    moduleResolution: "bundler",
    target: "es2023",
    allowImportingTsExtensions: true,
    noEmit: true,
  }),
};
const commonjs: Files = {
  "package.json": packageOf("commonjs"),
  "tsconfig.json": tsconfig({ module: "commonjs", target: "es2022" }),
};
const inherited: Files = {
  "package.json": packageOf("module"),
  "base.json": tsconfig({ module: "node16", target: "es2022" }),
  "tsconfig.json": '{ "extends": "./base.json" } // with a comment',
};

async function read(files: Files) {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  const output = join(folder, "src/generated/cobalt");
  return { output, project: await readProject(output, nodeFs) };
}

describe("what imports should end in", () => {
  test.each<[name: string, files: Files, want: "" | ".js" | ".ts"]>([
    ["nothing there", {}, ".js"],
    ["Node, ES modules", node, ".js"],
    ["a tsconfig that extends another", inherited, ".js"],
    ["Next.js", next, ""],
    ["NestJS with jest", nest, ""],
    ["Node's type stripping", stripping, ".ts"],
    ["Deno", { "deno.json": "{}" }, ".ts"],
    ["Vite", vite, ".js"],
    ["CommonJS", commonjs, ""],
    [
      "jest where Node needs the ending",
      { ...node, "package.json": packageOf("module", "jest") },
      ".js",
    ],
    [
      "webpack that was told",
      {
        ...vite,
        "package.json": packageOf("module", "webpack"),
        "webpack.config.js":
          "module.exports = { resolve: { extensionAlias: {} } }",
      },
      ".js",
    ],
    ["broken files", { "package.json": "{", "tsconfig.json": "{" }, ".js"],
  ])("%s", async (_, files, want) => {
    const { project } = await read(files);
    expect(chooseSettings(project).options).toMatchObject({
      importExtension: want,
    });
  });
});

describe("what a project is written in", () => {
  const javascript = (module: "esm" | "commonjs") => ({
    language: "javascript",
    module,
  });
  test.each<[name: string, files: Files, want: object]>([
    ["nothing there", {}, { language: "typescript" }],
    ["TypeScript", node, { language: "typescript" }],
    ["npm init", { "package.json": "{}" }, javascript("commonjs")],
    [
      "npm init of npm 11",
      { "package.json": packageOf("commonjs", "express") },
      javascript("commonjs"),
    ],
    [
      "ES modules",
      { "package.json": packageOf("module", "express") },
      javascript("esm"),
    ],
    [
      "Next.js without TypeScript",
      { "package.json": '{ "dependencies": { "next": "16" } }' },
      javascript("esm"),
    ],
    [
      "jsconfig.json, checked by TypeScript",
      {
        "package.json": packageOf("commonjs", "typescript"),
        "jsconfig.json": "{}",
      },
      javascript("commonjs"),
    ],
    [
      "TypeScript that runs without a tsconfig.json",
      { "package.json": packageOf("module", "tsx") },
      { language: "typescript" },
    ],
    [
      "Deno",
      { "package.json": "{}", "deno.json": "{}" },
      { language: "typescript" },
    ],
  ])("%s", async (_, files, want) => {
    const { project } = await read(files);
    expect(chooseSettings(project).options).toMatchObject(want);
  });

  test.each([
    { type: "module", module: "commonjs", want: ["CE614"] },
    { type: "commonjs", module: "esm", want: ["CE614"] },
    { type: "commonjs", module: "commonjs", want: [] },
    { type: "module", module: "esm", want: [] },
  ] as const)(
    "$module output where package.json says $type",
    async ({ type, module, want }) => {
      const { project, output } = await read({
        "package.json": packageOf(type),
      });
      const options = {
        language: "javascript",
        module,
        importExtension: ".js",
      } as const;
      const found = misfits(project, options, output);
      expect(found.map(({ code }) => code)).toEqual(want);
      expect(misfits(project, options, `${output}.cjs`)).toEqual([]);
    },
  );
});

describe("what does not suit a project", () => {
  test.each<
    [
      name: string,
      files: Files,
      importExtension: "" | ".js" | ".ts",
      want: readonly string[],
    ]
  >([
    ["Node", node, ".js", []],
    ["Node without an ending", node, "", ["CE610"]],
    ["Node with .ts", node, ".ts", ["CE610"]],
    ["Node's type stripping", stripping, ".ts", []],
    ["Next.js with .js", next, ".js", ["CE610"]],
    ["Next.js without an ending", next, "", []],
    ["jest with .js", nest, ".js", ["CE610"]],
    ["jest without an ending", nest, "", []],
    [
      "jest and ES modules of Node",
      { ...node, "package.json": packageOf("module", "jest") },
      ".js",
      ["CE610"],
    ],
    ["Vite", vite, ".js", []],
    ["CommonJS", commonjs, "", []],
    [
      "what npm init and tsc --init write",
      {
        "package.json": packageOf("commonjs"),
        "tsconfig.json": tsconfig({
          module: "nodenext",
          target: "esnext",
          verbatimModuleSyntax: true,
        }),
      },
      ".js",
      ["CE611"],
    ],
    [
      "an old target",
      {
        ...commonjs,
        "tsconfig.json": tsconfig({ module: "commonjs", target: "es2015" }),
      },
      "",
      ["CE612"],
    ],
    [
      "no async iteration",
      {
        ...commonjs,
        "tsconfig.json": tsconfig({ module: "commonjs", target: "es2017" }),
      },
      "",
      ["CE612"],
    ],
    [
      "async iteration by itself",
      {
        ...commonjs,
        "tsconfig.json": tsconfig({
          module: "commonjs",
          target: "es2017",
          lib: ["es2017", "es2018.asynciterable", "es2018.asyncgenerator"],
        }),
      },
      "",
      [],
    ],
    [
      "ESLint that knows nothing of it",
      { ...node, "eslint.config.js": "export default []" },
      ".js",
      ["CE613"],
    ],
    [
      "ESLint that ignores it",
      {
        ...node,
        "eslint.config.mjs": 'export default [{ ignores: ["src/generated"] }]',
      },
      ".js",
      [],
    ],
    [
      "a tsconfig that leaves the output out",
      {
        ...node,
        "tsconfig.json":
          '{ "include": ["test"], "compilerOptions": { "module": "nodenext" } }',
      },
      "",
      [],
    ],
  ])("%s", async (_, files, importExtension, want) => {
    const { output, project } = await read(files);
    const found = misfits(
      project,
      { importExtension, language: "typescript", module: "esm" },
      output,
    );
    expect(found.map(({ code }) => code)).toEqual(want);
    for (const { message, help } of found) {
      expect(message).toMatch(/^\S.*\.$/);
      expect(help).toMatch(/\.$/);
    }
  });
});
