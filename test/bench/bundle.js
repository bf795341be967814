// @ts-check
import { build } from "esbuild";

/** @typedef {import("./workspace.js").Workspace} Workspace */

/**
 * Bundles an application that fires one event.
 *
 * @param {Workspace} workspace
 * @returns {Promise<number>} the bytes of the minified bundle
 */
export async function bundleSize({ folder }) {
  const { outputFiles } = await build({
    stdin: {
      resolveDir: folder,
      loader: "ts",
      contents: `
        import { createCobaltClient, triggerCrmAccountAdded } from "./generated/index.js";
        const client = createCobaltClient({ apiKey: process.env.COBALT_API_KEY });
        await triggerCrmAccountAdded(client, JSON.parse(process.argv[2]));
      `,
    },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}
