// Builds dist/: the command line as one file and what it loads later, the library in modules and as CommonJS,
// dependencies left outside, the templates, and the declarations of the public API.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, relative } from "node:path";
import { build } from "esbuild";
import buildTemplates from "./templates/build.js";

rmSync("dist", { recursive: true, force: true });

// The declarations say the same to either kind of module, which the nearest package.json tells.
execFileSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json"],
  { stdio: "inherit" },
);
cpSync("dist/commonjs", "dist", { recursive: true });
writeFileSync("dist/commonjs/package.json", '{ "type": "commonjs" }\n');

const doors = ["index", "testing", "recording"];

/** @type {import("esbuild").BuildOptions} */
const options = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // It has them, of an older Unicode; esbuild would make each a call that makes the expression anew whenever it is used.
  supported: { "regexp-unicode-property-escapes": true },
};

// The command line is one file with what every `generate` and `check` need, small dependencies included: to find, read
// and link seventy files would take longer than their work does. What only some calls need is loaded when they do.
const included = [
  "ajv-formats/dist/formats.js",
  "jsonc-parser",
  "leven",
  "yargs-parser",
];
/** @type {Set<string>} */
const later = new Set();

/**
 * Node's own modules without what `import` would load of them: it reads every property of theirs, so that `node:fs`
 * alone comes with its promises, all kinds of streams and readline.
 *
 * @type {import("esbuild").Plugin}
 */
const builtins = {
  name: "builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      isBuiltin(path)
        ? { path: path.replace(/^node:/, ""), namespace: "builtin" }
        : undefined,
    );
    onLoad({ filter: /^/, namespace: "builtin" }, ({ path }) => {
      const names = Object.keys(process.getBuiltinModule(path) ?? {});
      return {
        contents: [
          `const $ = process.getBuiltinModule("${path}");`,
          "export default $;",
          "const $of = (name) => $[name];",
          ...names.map(
            (name) => `export const ${name} = /* @__PURE__ */ $of("${name}");`,
          ),
        ].join("\n"),
      };
    });
  },
};
await build({
  ...options,
  entryPoints: ["src/cli.ts"],
  external: ["./cli/main/main.js"],
  plugins: [builtins],
  outdir: "dist",
});
await build({
  ...options,
  entryPoints: ["src/cli/main/main.ts"],
  outfile: "dist/cli/main/main.js",
  // One of the dependencies is made of modules, too, which can be taken apart.
  mainFields: ["module", "main"],
  plugins: [
    builtins,
    {
      name: "later",
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
          kind === "entry-point" || included.includes(path)
            ? undefined
            : { external: true },
        );
        onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
          const name = relative("src", join(resolveDir, path)).slice(0, -3);
          if (kind !== "dynamic-import") return undefined;
          later.add(name);
          return { path: `../../later/${name}.js`, external: true };
        });
      },
    },
  ],
});
await build({
  ...options,
  entryPoints: [...doors, ...later].map((name) => ({
    in: `src/${name}.ts`,
    out: later.has(name) ? `later/${name}` : name,
  })),
  outdir: "dist",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  packages: "external",
});

// One file each with all it needs: a thread starts in two thirds of the time.
await build({
  ...options,
  entryPoints: ["worker", "samples-worker"].map(
    (name) => `src/infer/parallel/${name}.ts`,
  ),
  outdir: "dist/infer",
});

// For whoever can only `require`, jest above all: it cannot `import()` either, so that nothing here does.
/** @type {{ dependencies: Record<string, string> }} */
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const importOnly = ["leven"];
await build({
  ...options,
  format: "cjs",
  entryPoints: doors.map((name) => `src/${name}.ts`),
  outdir: "dist/commonjs",
  external: Object.keys(dependencies).filter(
    (name) => !importOnly.includes(name),
  ),
  supported: { ...options.supported, "dynamic-import": false },
  // Whatever reads it takes a path as well.
  define: { "import.meta.url": "__filename" },
});

await buildTemplates();
