// Builds dist/: the code bundled into a few modules (a cold start loads two or three files instead of
// sixty), dependencies left outside, and the declarations of the public API.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });

await build({
  entryPoints: [
    "src/index.ts",
    "src/testing.ts",
    "src/cli.ts",
    "src/infer/worker.ts",
  ],
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
});

execFileSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json"],
  { stdio: "inherit" },
);
