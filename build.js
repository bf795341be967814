// Builds dist/: the code bundled into a few modules (a cold start loads two or three files instead of
// sixty), dependencies left outside, the templates, and the declarations of the public API.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { build } from "esbuild";
import buildTemplates from "./templates/build.js";

rmSync("dist", { recursive: true, force: true });

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

buildTemplates();

execFileSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json"],
  { stdio: "inherit" },
);
