// @ts-check
import { join } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { build } from "esbuild";
import { makeEvents } from "../bench/manifests.js";
import { makeWorkspace } from "../bench/workspace.js";
import { Leak } from "./tally.js";

/** The credential, which nothing may ever show. */
export const secret = "tk_canary/0123456789";

/** Milliseconds in which a call has to end: its limit, and what a busy machine may add. */
const patience = 5_000;

/**
 * What was generated for a small workspace, bundled and minified as an application's bundler does.
 *
 * @param {string} root the folder to make it in
 * @returns {Promise<any>}
 */
export async function bundledClient(root) {
  const { output } = makeWorkspace(join(root, "client"), makeEvents(10));
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

/** @param {any} cobalt what was generated @param {string} baseUrl */
export function clientOf(cobalt, baseUrl) {
  return cobalt.createCobaltClient({
    apiKey: secret,
    linkedAccountId: "acme@example.com",
    baseUrl,
    timeoutMs: 400,
    retry: { attempts: 3, baseDelayMs: 1, totalMs: 1_500 },
  });
}

/**
 * The error of one call; undefined where it succeeded.
 *
 * @param {any} cobalt what was generated
 * @param {() => Promise<unknown>} call
 * @returns {Promise<any>}
 * @throws where the call hangs, fails with an error that is not documented, or shows the secret
 */
export async function errorOf(cobalt, call) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("hangs")), patience);
  });
  try {
    await Promise.race([late, call()]);
    return undefined;
  } catch (error) {
    const shown = inspect(error, { depth: Infinity, showHidden: true });
    if (shown.includes(secret)) throw new Leak("the secret is in the error");
    if (!(error instanceof cobalt.CobaltError)) throw error;
    return error;
  } finally {
    clearTimeout(timer);
  }
}
