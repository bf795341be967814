// @ts-check
/**
 * What is done in a project: commands of a shell, or files that are written, by path.
 *
 * @typedef {string | Readonly<Record<string, string>>} Step
 */

/**
 * A kind of project that the package has to be at home in, as data. What is done in it is what its page tells.
 *
 * @typedef {object} SetUp
 * @property {string} title
 * @property {readonly Step[]} create makes the project, by its own creator where it has one
 * @property {readonly string[]} follow pages of docs/use-with, or sections of them: `monorepos.md#npm`. The last is its own
 * @property {readonly string[]} [tools] packages whose programs the commands find, besides those of the project
 * @property {Readonly<Record<string, string>>} [env]
 * @property {Fire} fire
 * @property {string} [check] by default the npm script that `init` writes
 * @property {string} [manifest] by default that of the project's folder
 * @property {readonly string[]} versions packages of the project whose versions are told
 */

/**
 * How the event is fired: by a program that was built, by a server when it is posted something, or by what the page has
 * run already.
 *
 * @typedef {{ readonly run: string } | { readonly serve: string, readonly path: string, readonly body: unknown } | { readonly by: "page" }} Fire
 */

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("projects/", import.meta.url));

/** @type {readonly string[]} */
export const names = readdirSync(folder)
  .map((file) => file.replace(/\.js$/, ""))
  .sort();

/**
 * @param {string} name
 * @returns {Promise<SetUp>}
 */
export async function load(name) {
  /** @type {{ default: SetUp }} */
  const module = await import(`./projects/${name}.js`);
  return module.default;
}

/** Where no program of the project fires at this mock, the command does. */
export const byCommand = {
  run: "npx cobalt-events trigger employee-created --linked-account acme@example.com --base-url $COBALT_BASE_URL",
};
