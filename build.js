// Builds dist/: the code bundled into a few modules (a cold start loads two or three files instead of
// sixty), dependencies left outside, the library as CommonJS too, the templates, and the declarations of
// the public API.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** @type {import("esbuild").BuildOptions} */
const options = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
};

await build({
  ...options,
  entryPoints: ["src/index.ts", "src/testing.ts", "src/cli.ts"],
  outdir: "dist",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  packages: "external",
});

// One file with all it needs: a thread starts in two thirds of the time.
await build({
  ...options,
  entryPoints: ["src/infer/parallel/worker.ts"],
  outfile: "dist/infer/worker.js",
});

// For whoever can only `require`, jest above all: it cannot `import()` either, so that nothing here does.
/** @type {{ dependencies: Record<string, string> }} */
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const importOnly = ["leven"];
await build({
  ...options,
  format: "cjs",
  entryPoints: ["src/index.ts", "src/testing.ts"],
  outdir: "dist/commonjs",
  external: Object.keys(dependencies).filter(
    (name) => !importOnly.includes(name),
  ),
  supported: { "dynamic-import": false },
  // Whatever reads it takes a path as well.
  define: { "import.meta.url": "__filename" },
});

await buildTemplates();
