// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createMockCobalt } from "../../dist/testing.js";
import { environment } from "./environment.js";
import { fire } from "./fire.js";
import { versionsOf, writtenBy } from "./found.js";
import { readPage } from "./page.js";
import { CommandError, runCommands } from "./shell.js";

/**
 * @typedef {import("./set-up.js").SetUp} SetUp
 * @typedef {import("./shell.js").Place} Place
 */

/**
 * What came of a set-up.
 *
 * @typedef {object} Outcome
 * @property {"ok" | "skipped" | "failed"} state
 * @property {string} reason
 * @property {string} output what the command said that failed
 * @property {readonly string[]} versions
 * @property {string} wrote what `init` wrote into the manifest, besides what it always does
 * @property {readonly string[]} warnings codes of what `check` warned of
 */

/**
 * Makes the project, does in it what its page tells, fires an event from what was built, and asks `check`.
 *
 * @param {SetUp} setUp
 * @param {string} root an empty folder
 * @param {string} tarball the packed package
 * @returns {Promise<Outcome>}
 */
export async function trySetUp(setUp, root, tarball) {
  const project = join(root, "project");
  const tools = join(root, "tools");
  mkdirSync(project, { recursive: true });
  mkdirSync(tools);
  const mock = await createMockCobalt();
  const place = {
    cwd: project,
    env: { ...environment(root, tools, mock.baseUrl), ...setUp.env },
  };
  const found = {
    versions: /** @type {readonly string[]} */ ([]),
    wrote: "",
    warnings: /** @type {readonly string[]} */ ([]),
  };
  try {
    await create(setUp, place, tools);
    await follow(setUp, place, tarball);
    found.versions = versionsOf(setUp, project, tools);
    found.wrote = writtenBy(
      join(project, setUp.manifest ?? "cobalt.events.json"),
    );
    await fire(setUp.fire, place, mock);
    const said = await runCommands(
      setUp.check ?? "npm run cobalt:check",
      place,
    );
    const warned = said.matchAll(/^warning (CE\d+)/gm);
    found.warnings = [...warned].map(([, code = ""]) => code);
    return { state: "ok", reason: "", output: "", ...found };
  } catch (error) {
    return { ...failure(error), ...found };
  } finally {
    await mock.close();
  }
}

/** Of a set-up that cannot be had here; no fault of the package's. */
class NotInstalled extends CommandError {}

/**
 * @param {SetUp} setUp
 * @param {Place} place
 * @param {string} tools
 */
async function create({ tools: packages = [], create }, place, tools) {
  try {
    if (packages.length > 0)
      await runCommands(`npm install --prefix . ${packages.join(" ")}`, {
        ...place,
        cwd: tools,
      });
    for (const step of create) await take(step, place);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new NotInstalled(error.message, error.output);
  }
}

/**
 * @param {import("./set-up.js").Step} step
 * @param {Place} place
 */
async function take(step, place) {
  if (typeof step === "string") await runCommands(step, place);
  else
    for (const [path, text] of Object.entries(step)) {
      const file = join(place.cwd, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
}

/**
 * Does what the pages tell.
 *
 * @param {SetUp} setUp
 * @param {Place} place
 * @param {string} tarball
 */
async function follow({ follow }, place, tarball) {
  for (const step of follow.flatMap(readPage))
    await take(
      typeof step === "string" ? withTarball(step, tarball) : step,
      place,
    );
}

/**
 * The commands as they are before the package is published.
 *
 * @param {string} commands
 * @param {string} tarball
 */
function withTarball(commands, tarball) {
  return commands.replace(
    /^(\w+ .*(?:install|add)\b.*) cobalt-events(?=\s|$)/gm,
    (_, before) => `${before} ${tarball}`,
  );
}

/** What is said where the registry cannot be reached, or has not got something. */
const unreachable =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNRESET|ECONNREFUSED|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|E404|E429|E50\d|ETARGET|ERR_PNPM_\w*FETCH\w*|ConnectionRefused)\b|did not end in time/;

/**
 * @param {unknown} error
 * @returns {Pick<Outcome, "state" | "reason" | "output">}
 */
function failure(error) {
  if (!(error instanceof CommandError)) throw error;
  const { message: reason, output } = error;
  const [network] = unreachable.exec(`${reason}\n${output}`) ?? [];
  if (network !== undefined && /\b(?:add|ci|install)\b/.test(reason))
    return { state: "skipped", reason: `${reason}: ${network}`, output };
  if (error instanceof NotInstalled)
    return { state: "skipped", reason, output };
  return { state: "failed", reason, output };
}
