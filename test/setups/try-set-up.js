// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse } from "jsonc-parser";
import { createMockCobalt } from "../../dist/testing.js";
import { readPage } from "./page.js";
import { CommandError, runCommands, whileServing } from "./shell.js";

/**
 * @typedef {import("./set-up.js").SetUp} SetUp
 * @typedef {import("./shell.js").Place} Place
 */

/**
 * What came of a set-up.
 *
 * @typedef {object} Outcome
 * @property {"ok" | "skipped" | "awaited" | "failed"} state
 * @property {string} reason
 * @property {string} output what the command said that failed
 * @property {readonly string[]} versions
 * @property {string} wrote what `init` wrote into the manifest, besides the events
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
  /** @type {readonly string[]} */
  let versions = [];
  let wrote = "";
  try {
    await create(setUp, place, tools);
    await follow(setUp, place, tarball);
    versions = versionsOf(setUp, project, tools);
    wrote = writtenBy(join(project, setUp.manifest ?? "cobalt.events.json"));
    await fire(setUp.fire, place, mock);
    await runCommands(setUp.check ?? "npm run cobalt:check", place);
    return { state: "ok", reason: "", output: "", versions, wrote };
  } catch (error) {
    const { state, reason, output } = failure(error, setUp);
    return { state, reason, output, versions, wrote };
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

/**
 * @param {import("./set-up.js").Fire} fire
 * @param {Place} place
 * @param {Awaited<ReturnType<typeof createMockCobalt>>} mock
 */
async function fire(fire, place, mock) {
  if ("run" in fire) await runCommands(fire.run, place);
  else if ("serve" in fire) {
    const port = await freePort();
    const env = { ...place.env, PORT: String(port) };
    await whileServing(fire.serve, { ...place, env }, () =>
      post(`http://127.0.0.1:${port}${fire.path}`, fire.body),
    );
  }
  const [event] = mock.events;
  if (event?.slug !== "employee-created" || mock.events.length !== 1)
    throw new CommandError(
      `The mock got ${mock.events.length} events`,
      JSON.stringify(mock.requests, null, 2),
    );
}

/**
 * Asks a server that may not be up yet.
 *
 * @param {string} url
 * @param {unknown} value
 */
async function post(url, value) {
  for (let tries = 0; ; tries++)
    try {
      const body = JSON.stringify(value);
      const headers = { "content-type": "application/json" };
      const response = await fetch(url, { method: "POST", headers, body });
      if (response.ok) return;
      throw new Error(`${response.status} ${await response.text()}`, {
        cause: "answered",
      });
    } catch (error) {
      if (/** @type {Error} */ (error).cause === "answered" || tries === 120)
        throw error;
      await wait(500);
    }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * That of a user's terminal: without what npm says to the script that runs this, and with the mock's address.
 *
 * @param {string} root
 * @param {string} tools
 * @param {string} baseUrl
 * @returns {NodeJS.ProcessEnv}
 */
function environment(root, tools, baseUrl) {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:package|lifecycle|config_local_prefix|config_prefix|command|node)|INIT_CWD|NODE_ENV)/.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(own),
    PATH: `${join(tools, "node_modules/.bin")}${delimiter}${process.env["PATH"]}`,
    CI: "1",
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    // Caches of other package managers than npm go with the project.
    XDG_CACHE_HOME: join(root, "cache"),
    XDG_DATA_HOME: join(root, "data"),
    BUN_INSTALL_CACHE_DIR: join(root, "cache/bun"),
    npm_config_yes: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    COBALT_API_KEY: "tk_test",
    COBALT_BASE_URL: baseUrl,
  };
}

/**
 * @param {SetUp} setUp
 * @param {string} project
 * @param {string} tools
 */
function versionsOf(setUp, project, tools) {
  const known = [
    ...(setUp.tools ?? []).map((tool) => {
      const name = tool.replace(/(?<=.)@.*$/, "");
      return /** @type {const} */ ([name, tools]);
    }),
    ...setUp.versions.map((name) => /** @type {const} */ ([name, project])),
  ];
  return known.map(([name, folder]) => {
    const file = join(folder, "node_modules", name, "package.json");
    const { version } = JSON.parse(readFileSync(file, "utf8"));
    return `${name.replace(/^(node)-.*/, "$1")} ${version}`;
  });
}

/** @param {string} manifest */
function writtenBy(manifest) {
  /** @type {Record<string, unknown>} */
  const { $schema, events, ...fields } = parse(readFileSync(manifest, "utf8"));
  return Object.entries(fields)
    .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
    .join(", ");
}

/** What package managers say where the registry cannot be reached, or has not got something. */
const unreachable =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNRESET|ECONNREFUSED|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|E404|E429|E50\d|ETARGET|ERR_PNPM_FETCH\w*|ERR_PNPM_META_FETCH_FAIL|ConnectionRefused)\b/;

/**
 * @param {unknown} error
 * @param {SetUp} setUp
 * @returns {Pick<Outcome, "state" | "reason" | "output">}
 */
function failure(error, { awaits }) {
  if (!(error instanceof CommandError))
    return {
      state: "failed",
      reason: String(error),
      output: error instanceof Error ? (error.stack ?? "") : "",
    };
  const { message: reason, output } = error;
  const [network] = unreachable.exec(output) ?? [];
  if (
    network !== undefined &&
    /\b(?:install|add|npx|npm|create)\b/.test(reason)
  )
    return { state: "skipped", reason: `${reason}: ${network}`, output };
  if (error instanceof NotInstalled)
    return { state: "skipped", reason, output };
  if (awaits !== undefined) return { state: "awaited", reason: awaits, output };
  return { state: "failed", reason, output };
}
