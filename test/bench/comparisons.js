// @ts-check
import { bundleSize } from "./bundle.js";
import { compileTask, copyPayloadTypes, writeProject } from "./compile.js";
import { measure } from "./measure.js";
import { json2tsTask, quicktypeTask } from "./peers.js";
import { atMost, grouped, timesFaster } from "./report.js";
import { bundleSender, sendTask, withServer } from "./sending.js";
import {
  coldTask,
  commandTask,
  readFloorTask,
  writeFloorTask,
} from "./workspace.js";

/** @typedef {import("./report.js").Row} Row */
/** @typedef {import("./workspace.js").Workspace} Workspace */

/**
 * The first `generate`, against writing the same files.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareCold(workspace, rounds) {
  const { ours, floor } = measure(
    { ours: coldTask(workspace), floor: writeFloorTask(workspace) },
    rounds,
  );
  return [coldRow(workspace, ours, floor)];
}

/**
 * The same for a large workspace; and the time that an event takes there, start of Node left out, against
 * what it takes in a small one.
 *
 * @param {Workspace} small
 * @param {Workspace} large
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareGrowth(small, large, rounds) {
  const times = measure(
    {
      start: { args: ["--eval", ""] },
      small: coldTask(small),
      large: coldTask(large),
      floor: writeFloorTask(large),
    },
    rounds,
  );
  /** @param {"small" | "large"} name @param {Workspace} workspace */
  const perThousand = (name, { events }) =>
    times[name].map(
      (time, round) =>
        ((time - (times.start[round] ?? NaN)) / events.length) * 1_000,
    );
  return [
    coldRow(large, times.large, times.floor),
    atMost(
      `generate, nothing there, 1,000 of ${size(large)}`,
      perThousand("large", large),
      `of ${size(small)}`,
      perThousand("small", small),
      1.25,
    ),
  ];
}

/**
 * @param {Workspace} workspace
 * @param {readonly number[]} times
 * @param {readonly number[]} floor
 * @returns {Row}
 */
function coldRow(workspace, times, floor) {
  const what = `generate, nothing there, ${size(workspace)}`;
  return atMost(what, times, "writing the same files", floor, 2.5);
}

/**
 * `generate` and `check` with nothing to do, against reading the same files.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareUnchanged(workspace, rounds) {
  const times = measure(
    {
      generate: commandTask(workspace, "generate"),
      check: commandTask(workspace, "check"),
      floor: readFloorTask(workspace),
    },
    rounds,
  );
  return /** @type {const} */ (["generate", "check"]).map((command) =>
    atMost(
      `${command}, nothing changed, ${size(workspace)}`,
      times[command],
      "reading the same files",
      times.floor,
      command === "generate" ? 1.3 : 2,
    ),
  );
}

/**
 * The first `generate`, against other tools that make types of the same events.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Row[]}
 */
export function comparePeers(workspace, rounds) {
  const { ours, quicktype, json2ts } = measure(
    {
      ours: coldTask(workspace),
      quicktype: quicktypeTask(workspace),
      json2ts: json2tsTask(workspace),
    },
    rounds,
  );
  const what = `generate, nothing there, ${size(workspace)}`;
  return [
    timesFaster(what, ours, "quicktype, types only", quicktype, 10),
    timesFaster(what, ours, "json2ts, types of schemas", json2ts, 10),
  ];
}

/**
 * Compiling all that is generated, against compiling the payload types alone.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareCompilers(workspace, rounds) {
  const everything = writeProject(workspace.output);
  const payloads = writeProject(copyPayloadTypes(workspace));
  return /** @type {const} */ (["typescript-7", "typescript-5.9"]).map(
    (compiler) => {
      const { ours, types } = measure(
        {
          ours: compileTask(compiler, everything),
          types: compileTask(compiler, payloads),
        },
        rounds,
      );
      const what = `${compiler} over the output, ${size(workspace)}`;
      return atMost(what, ours, "over payload types alone", types, 1.4);
    },
  );
}

/**
 * Sending events to a server on this machine, against a bare `fetch`.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Promise<Row[]>}
 */
export async function compareSending(workspace, rounds) {
  const sender = await bundleSender(workspace);
  const count = 10_000;
  return await withServer((url) =>
    [1, 16].map((concurrency) => {
      const { ours, bare } = measure(
        {
          ours: sendTask(sender, "ours", url, count, concurrency),
          bare: sendTask(sender, "bare", url, count, concurrency),
        },
        rounds,
      );
      const what = `${grouped(count)} events sent, ${concurrency} at a time`;
      return atMost(what, ours, "bare fetch", bare, 1.1);
    }),
  );
}

/**
 * A bundled application that fires one event: its size, and whether the other events add to it.
 *
 * @param {Workspace} few
 * @param {Workspace} many
 * @returns {Promise<Row[]>}
 */
export async function compareBundles(few, many) {
  const [ofFew, ofMany] = [await bundleSize(few), await bundleSize(many)];
  const what = `bundle of one trigger, of ${size(many)}`;
  const ours = bytes(ofMany);
  return [
    { what, ours, other: "6,144 bytes", ratio: ofMany / 6_144, target: 1 },
    {
      what,
      ours,
      other: `of ${size(few)}: ${bytes(ofFew)}`,
      ratio: ofMany / ofFew,
      target: 1,
    },
  ];
}

/** @param {Workspace} workspace */
function size({ events }) {
  return `${grouped(events.length)} events`;
}

/** @param {number} count */
function bytes(count) {
  return `${grouped(count)} bytes`;
}
