// @ts-check
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeEvents } from "./manifests.js";
import { outputOf } from "./measure.js";
import { atMost, grouped } from "./report.js";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const cpuTime = new URL("./cpu-time.js", import.meta.url).href;

/** What twice as much may cost at most, in place of twice as much. */
const most = 2.3;

/**
 * Something that there can be much of.
 *
 * @typedef {object} Growth
 * @property {string} what
 * @property {number} size how much at first; then twice as much
 * @property {string[]} [command] by default `generate`
 * @property {(size: number) => Record<string, string>} files the files of a project with so much of it
 */

/** @type {readonly Growth[]} */
const growths = [
  {
    what: "events",
    size: 2_000,
    files: (size) =>
      project(makeEvents(size).map(({ slug, samples }) => [slug, { samples }])),
  },
  {
    what: "paths",
    size: 4_000,
    files: (size) => one({ sample: list(size / 100, () => fields(100)) }),
  },
  {
    what: "paths below lists",
    size: 4_000,
    files: (size) => one({ sample: list(size / 100, () => [fields(100)]) }),
  },
  {
    what: "map keys",
    // Of more than 4,096 keys in one object, generate makes a map by itself.
    size: 2_000,
    files: (size) =>
      one({
        sample: list(size, (at) => ({ k: at })),
        overrides: list(size, () => ({ map: true })),
      }),
  },
  {
    what: "nested maps",
    size: 2_000,
    files: (size) =>
      one({
        sample: { a: list(size, (at) => ({ b: { [`k${at}`]: { n: at } } })) },
        overrides: { a: { map: true }, "a.*.b": { map: true } },
      }),
  },
  {
    what: "nested maps, explained",
    size: 2_000,
    command: ["explain", "e"],
    files: (size) =>
      one({
        sample: { a: list(size, (at) => ({ b: { [`k${at}`]: { n: at } } })) },
      }),
  },
  {
    what: "enum values",
    size: 50_000,
    files: (size) =>
      one({
        sample: { a: "f0" },
        overrides: { a: { enum: Object.keys(list(size, () => 0)) } },
      }),
  },
  {
    what: "events that share a glob",
    size: 1_000,
    files: (size) => ({
      ...project(
        Object.keys(list(size, () => 0)).map((slug) => [
          slug,
          { samples: ["s/*.json"] },
        ]),
      ),
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, at) => [
          `s/${at}.json`,
          JSON.stringify(fields(10)),
        ]),
      ),
    }),
  },
  {
    what: "events of a glob each, in one folder",
    size: 2_000,
    files: (size) => {
      const names = Object.keys(list(size, () => 0));
      return {
        ...project(
          names.map((slug) => [slug, { samples: [`s/${slug}-*.json`] }]),
        ),
        ...Object.fromEntries(names.map((slug) => [`s/${slug}-1.json`, "{}"])),
      };
    },
  },
  {
    what: "different keys that are data",
    size: 50_000,
    files: (size) => recorded(size, (at) => ({ a: { [`k${at}`]: { n: at } } })),
  },
  {
    what: "records",
    size: 50_000,
    files: (size) => recorded(size, (at) => ({ ...fields(5), at })),
  },
];

/**
 * What twice as much of something costs, in processor time; what a project of nothing costs is taken off.
 *
 * @param {string} root
 * @param {number} rounds
 * @returns {import("./report.js").Row[]}
 */
export function compareScaling(root, rounds) {
  return growths.map(({ what, size, command, files }) => {
    const folders = [size, size * 2].map((much) =>
      write(join(root, "scaling", String(much)), files(much)),
    );
    const nothing = write(
      join(root, "scaling", "0"),
      one({ sample: { a: 1 } }),
    );
    const [start = [], once = [], twice = []] = timesOf(
      [nothing, ...folders],
      command ?? ["generate"],
      rounds,
    );
    rmSync(join(root, "scaling"), { recursive: true });
    /** @param {readonly number[]} times */
    const own = (times) => ({
      wall: times.map((time, at) => time - (start[at] ?? NaN)),
      cpu: [],
    });
    return atMost(
      `${grouped(size * 2)} ${what}`,
      own(twice),
      `of ${grouped(size)}`,
      own(once),
      most,
    );
  });
}

/**
 * @param {readonly string[]} folders
 * @param {readonly string[]} command
 * @param {number} rounds
 * @returns {number[][]} by folder, the processor time of each round in milliseconds
 */
function timesOf(folders, command, rounds) {
  /** @type {number[][]} */
  const times = folders.map(() => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [at, cwd] of folders.entries()) {
      rmSync(join(cwd, "src"), { recursive: true, force: true });
      const args = ["--import", cpuTime, cli, ...command];
      const { stderr } = outputOf({ args, cwd });
      if (round > 0) times[at]?.push(Number(stderr.split("\n").at(-1)));
    }
  return times;
}

/**
 * @param {string} folder
 * @param {Record<string, string>} files
 */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** @param {readonly (readonly [string, object])[]} events */
function project(events) {
  const manifest = JSON.stringify({ events: Object.fromEntries(events) });
  return { "cobalt.events.json": manifest };
}

/** @param {object} event */
function one(event) {
  return project([["e", event]]);
}

/**
 * @param {number} size
 * @param {(at: number) => object} record
 */
function recorded(size, record) {
  const lines = Array.from({ length: size }, (_, at) =>
    JSON.stringify(record(at)),
  );
  return { ...one({ sample: "r.ndjson" }), "r.ndjson": lines.join("\n") };
}

/** @param {number} size */
function fields(size) {
  return list(size, (at) => at);
}

/**
 * @param {number} size
 * @param {(at: number) => unknown} value
 * @returns {Record<string, unknown>}
 */
function list(size, value) {
  return Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`f${at}`, value(at)]),
  );
}
