// @ts-check
// `npm run history`: the releases of GitHub's recorded events and of their hand-written schemas, each through `diff` with
// the one before. Prints what was found, and what real payloads say of it, which docs/changes.md sums up.
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { diff, inferSchema } from "../../dist/index.js";

/** @typedef {Record<string, unknown>} Payload */
/** @typedef {{ version: string, folder: string, samples: Map<string, Payload[]>, takes: (event: string, payload: Payload) => boolean }} Release */

const root = mkdtempSync(join(tmpdir(), "history-"));
try {
  const recorded = versionsOf("@octokit/webhooks-examples").map(recordedIn);
  await report("Recorded events", recorded);
  const written = versionsOf("@octokit/webhooks-schemas").map((version) =>
    writtenIn(version, recorded),
  );
  await report("Hand-written schemas", written);
  await compare(recorded, written);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/**
 * Prints a line a pair of releases. "Missed" are events in which a payload that the older release takes is refused by the
 * newer one, and of which nothing was said to break senders; "shown" are those of which it was said.
 *
 * @param {string} title
 * @param {readonly Release[]} releases
 */
async function report(title, releases) {
  console.log(`\n## ${title}\n`);
  /** @type {Record<string, number>} */
  const kinds = {};
  for (const [index, after] of releases.entries()) {
    const before = releases[index - 1];
    if (!before) continue;
    const changes = await changesFrom(before, after);
    for (const { change, senders, workflows } of changes) {
      const kind = `${change}: senders ${senders}, workflows ${workflows}`;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    const broken = new Set(
      changes
        .filter(({ senders }) => senders === "breaking")
        .map(({ event }) => event),
    );
    const refused = [...before.samples]
      .filter(([event]) => after.samples.has(event))
      .filter(([event, samples]) =>
        samples.some(
          (payload) =>
            before.takes(event, payload) && !after.takes(event, payload),
        ),
      )
      .map(([event]) => event);
    const missed = refused.filter((event) => !broken.has(event));
    const workflows = changes.filter(
      ({ workflows }) => workflows === "breaking",
    );
    console.log(
      `${before.version} to ${after.version}: ${changes.length} changes, ${broken.size} events break senders, ` +
        `${workflows.length} changes break workflows; refused payloads in ${refused.length} events, missed: ${missed.join(", ") || "none"}`,
    );
  }
  console.table(kinds);
}

/**
 * Samples that are added teach more of an event than they change of it: prints how many of the changes that break
 * somebody by the samples stand in the hand-written schemas of the same two releases, too.
 *
 * @param {readonly Release[]} recorded
 * @param {readonly Release[]} written
 */
async function compare(recorded, written) {
  console.log("\n## Changes of samples that are changes of the schemas\n");
  const versions = new Set(written.map(({ version }) => version));
  const both = recorded.filter(({ version }) => versions.has(version));
  for (const [index, after] of both.entries()) {
    const before = both[index - 1];
    if (!before) continue;
    /** @param {Release} release */
    const schemasOf = ({ version }) => {
      const found = written.find((other) => other.version === version);
      if (!found) throw new Error(`There is no release ${version}.`);
      return found;
    };
    const known = new Set(
      (await changesFrom(schemasOf(before), schemasOf(after))).map(
        ({ event, path }) => `${event} ${path}`,
      ),
    );
    const breaking = (await changesFrom(before, after)).filter(
      ({ senders, workflows }) =>
        senders === "breaking" || workflows === "breaking",
    );
    const inBoth = breaking.filter(({ event, path }) =>
      known.has(`${event} ${path}`),
    );
    console.log(
      `${before.version} to ${after.version}: ${inBoth.length} of ${breaking.length}`,
    );
  }
}

/**
 * @param {Release} before
 * @param {Release} after
 */
async function changesFrom(before, after) {
  const { changes, diagnostics } = await diff({
    base: join(before.folder, "cobalt.events.json"),
    head: join(after.folder, "cobalt.events.json"),
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const { code, message } of errors) console.log(`  ${code} ${message}`);
  return changes;
}

/**
 * @param {string} name
 * @returns {string[]} the releases that the registry has, oldest first, as `name@version`
 */
function versionsOf(name) {
  /** @type {string[]} */
  const versions = JSON.parse(npm(root, "view", name, "versions", "--json"));
  const order = new Intl.Collator("en", { numeric: true });
  return versions
    .filter((version) => !version.includes("-"))
    .sort(order.compare)
    .map((version) => `${name}@${version}`);
}

/**
 * @param {string} specifier
 * @returns {string} the folder that the package was unpacked in
 */
function unpack(specifier) {
  const folder = join(root, specifier);
  mkdirSync(folder, { recursive: true });
  const [archive = ""] = npm(folder, "pack", "--silent", specifier)
    .trim()
    .split("\n");
  run(folder, "tar", "xzf", archive, "--strip-components=1");
  return folder;
}

/**
 * @param {string} specifier
 * @returns {Release}
 */
function recordedIn(specifier) {
  const folder = unpack(specifier);
  /** @type {{ name: string, examples: Payload[] }[]} */
  const events = readJson(join(folder, "api.github.com/index.json"));
  const samples = new Map(events.map(({ name, examples }) => [name, examples]));
  writeManifest(
    folder,
    events.map(({ name, examples }) => [name, { samples: examples }]),
  );
  const schemas = new Map(
    events.map(({ name, examples }) => [
      name,
      // What is inferred may only hold what JSON holds, and so do the files.
      validator().compile(inferSchema(/** @type {never} */ (examples)).schema),
    ]),
  );
  return {
    version: versionOf(specifier),
    folder,
    samples,
    takes: (event, payload) => schemas.get(event)?.(payload) ?? false,
  };
}

/**
 * @param {string} specifier
 * @param {readonly Release[]} recorded whose payloads the schemas are tried on
 * @returns {Release}
 */
function writtenIn(specifier, recorded) {
  const folder = unpack(specifier);
  /** @type {{ definitions: Record<string, object> }} */
  const document = readJson(join(folder, "schema.json"));
  const events = Object.keys(document.definitions)
    .filter((name) => name.endsWith("_event"))
    .map((name) => name.slice(0, -"_event".length));
  for (const event of events)
    writeFileSync(
      join(folder, `${event}.json`),
      JSON.stringify({ $ref: `schema.json#/definitions/${event}_event` }),
    );
  writeManifest(
    folder,
    events.map((event) => [event, { schema: `${event}.json` }]),
  );
  const whole = validator().addSchema(document, "github");
  const samples = new Map(
    events.map((event) => [
      event,
      recorded.flatMap(({ samples }) => samples.get(event) ?? []),
    ]),
  );
  return {
    version: versionOf(specifier),
    folder,
    samples,
    takes: (event, payload) =>
      whole.validate(`github#/definitions/${event}_event`, payload) === true,
  };
}

function validator() {
  const ajv = new Ajv({ strict: false, logger: false });
  addFormats.default(ajv);
  return ajv;
}

/**
 * @param {string} folder
 * @param {readonly (readonly [string, object])[]} events
 */
function writeManifest(folder, events) {
  writeFileSync(
    join(folder, "cobalt.events.json"),
    JSON.stringify({ output: "generated", events: Object.fromEntries(events) }),
  );
}

/** @param {string} specifier */
function versionOf(specifier) {
  return specifier.slice(specifier.lastIndexOf("@") + 1);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * @param {string} folder
 * @param {string[]} args
 */
function npm(folder, ...args) {
  return run(folder, "npm", ...args);
}

/**
 * @param {string} folder
 * @param {string} command
 * @param {string[]} args
 */
function run(folder, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout;
}
