// @ts-check
// Public payloads that have a schema that somebody wrote by hand, from packages that npm has.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** @typedef {Readonly<Record<string, any>>} Schema */

/**
 * @typedef {object} Source
 * @property {string} name
 * @property {readonly Record<string, unknown>[]} samples
 * @property {Schema} schema
 * @property {Schema} root what its references are resolved in
 */

/**
 * Reads all sources; what is no dependency is unpacked into a folder.
 *
 * @param {string} folder
 * @returns {readonly Source[]}
 */
export function sourcesIn(folder) {
  return [
    ...githubEvents(),
    cucumber(folder),
    ...vega(folder),
    webFeatures(folder),
  ];
}

/** @returns {Source[]} */
function githubEvents() {
  const root = installed("@octokit/webhooks-schemas/schema.json");
  /** @type {{ name: string, examples: Record<string, unknown>[] }[]} */
  const events = installed(
    "@octokit/webhooks-examples/api.github.com/index.json",
  );
  return ["issues", "pull_request"].map((name) => ({
    name: `github ${name}`,
    samples: events.find((event) => event.name === name)?.examples ?? [],
    schema: { $ref: `#/definitions/${name}_event` },
    root,
  }));
}

/** @param {string} folder @returns {Source} */
function cucumber(folder) {
  const kit = join(
    unpack(folder, "@cucumber/compatibility-kit@30.0.0"),
    "features",
  );
  const messages = unpack(folder, "@cucumber/messages@34.2.1");
  const samples = readdirSync(kit).flatMap((name) =>
    readFileSync(join(kit, name, `${name}.ndjson`), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  const root = read(join(messages, "messages.schema.json"));
  return { name: "cucumber messages", samples, schema: root, root };
}

/** @param {string} folder @returns {Source[]} */
function vega(folder) {
  const lite = unpack(folder, "vega-lite@1.3.1");
  const full = unpack(folder, "vega@2.6.5");
  const specs = join(lite, "examples/specs");
  const examples = join(full, "examples");
  const liteSchema = read(join(lite, "vega-lite-schema.json"));
  const fullSchema = read(join(full, "vega-schema.json"));
  return [
    {
      name: "vega-lite specs",
      samples: filesIn(specs),
      schema: liteSchema,
      root: liteSchema,
    },
    {
      name: "vega specs",
      samples: filesIn(examples),
      schema: fullSchema,
      root: fullSchema,
    },
  ];
}

/** @param {string} folder @returns {Source} */
function webFeatures(folder) {
  const features = unpack(folder, "web-features@3.40.0");
  const root = read(join(features, "data.schema.json"));
  return {
    name: "web features",
    samples: Object.values(read(join(features, "data.json"))["features"]),
    schema: root["properties"]["features"]["additionalProperties"],
    root,
  };
}

/** @param {string} folder @returns {Record<string, unknown>[]} the objects in its JSON files */
function filesIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => read(join(folder, name)))
    .filter((value) => !Array.isArray(value));
}

/**
 * @param {string} folder
 * @param {string} specifier
 * @returns {string} where the package was unpacked
 */
function unpack(folder, specifier) {
  const own = join(folder, specifier);
  mkdirSync(own, { recursive: true });
  const [archive = ""] = run(own, "npm", "pack", "--silent", specifier)
    .trim()
    .split("\n");
  run(own, "tar", "xzf", archive, "--strip-components=1");
  return own;
}

/**
 * @param {string} cwd
 * @param {string} command
 * @param {readonly string[]} words
 */
function run(cwd, command, ...words) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}: ${stderr}`);
  return stdout;
}

/** @param {string} path in a package */
function installed(path) {
  return read(createRequire(import.meta.url).resolve(path));
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
