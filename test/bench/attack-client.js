// @ts-check
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { makeWorkspace } from "./workspace.js";

/**
 * What was generated for a small workspace, bundled and minified as an application's bundler does.
 *
 * @param {string} root the folder to make it in
 * @returns {Promise<any>}
 */
export async function bundledClient(root) {
  const { output } = makeWorkspace(root, 10);
  const outfile = join(root, "client.mjs");
  await build({
    entryPoints: [join(output, "index.ts")],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
  });
  return await import(pathToFileURL(outfile).href);
}
