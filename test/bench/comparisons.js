// @ts-check
import { bundleSize } from "./bundle.js";
import {
  compileTask,
  copyPayloadTypes,
  declare,
  writeProject,
} from "./compile.js";
import { measure, median } from "./measure.js";
import { gensonTask, json2tsTask, quicktypeTask } from "./peers.js";
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
  /** @param {"small" | "large"} name @param {"wall" | "cpu"} kind @param {Workspace} workspace */
  const perThousandOf = (name, kind, { events }) =>
    times[name][kind].map(
      (time, round) =>
        ((time - (times.start[kind][round] ?? NaN)) / events.length) * 1_000,
    );
  /** @param {"small" | "large"} name @param {Workspace} workspace */
  const perThousand = (name, workspace) => ({
    wall: perThousandOf(name, "wall", workspace),
    cpu: perThousandOf(name, "cpu", workspace),
  });
  return [
    coldRow(large, times.large, times.floor),
    atMost(
      `generate, nothing there, 1,000 of ${size(large)}`,
      perThousand("large", large),
      `of ${size(small)}`,
      perThousand("small", small),
      1,
    ),
  ];
}

/**
 * @param {Workspace} workspace
 * @param {import("./measure.js").Times} times
 * @param {import("./measure.js").Times} floor
 * @returns {Row}
 */
function coldRow(workspace, times, floor) {
  const what = `generate, nothing there, ${size(workspace)}`;
  return atMost(what, times, "writing the same files", floor, 3);
}

/**
 * A few events, as most projects have: `generate` and `check` with nothing to do, against an empty Node process.
 *
 * @param {Workspace} workspace
 * @param {number} target of `check`
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareEveryday(workspace, target, rounds) {
  const floor = { args: ["--eval", ""] };
  const targets = { generate: target, check: target };
  const other = "an empty Node process";
  return compareIdle(workspace, floor, other, targets, rounds);
}

/**
 * `generate` and `check` with nothing to do, against reading the same files.
 *
 * @param {Workspace} workspace
 * @param {{ generate: number, check: number }} targets
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareUnchanged(workspace, targets, rounds) {
  const floor = readFloorTask(workspace);
  const other = "reading the same files";
  return compareIdle(workspace, floor, other, targets, rounds);
}

/**
 * @param {Workspace} workspace
 * @param {import("./measure.js").Task} floor
 * @param {string} other what the floor does
 * @param {{ generate: number, check: number }} targets
 * @param {number} rounds
 * @returns {Row[]}
 */
function compareIdle(workspace, floor, other, targets, rounds) {
  const times = measure(
    {
      generate: commandTask(workspace, "generate"),
      check: commandTask(workspace, "check"),
      floor,
    },
    rounds,
  );
  return /** @type {const} */ (["generate", "check"]).map((command) =>
    atMost(
      `${command}, nothing changed, ${size(workspace)}`,
      times[command],
      other,
      times.floor,
      targets[command],
    ),
  );
}

/**
 * The first `generate`, against other tools that make types or schemas of the same events.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {{ rows: Row[], points: import("./plot.js").Points }}
 */
export function comparePeers(workspace, rounds) {
  const times = measure(
    {
      "cobalt-events": coldTask(workspace),
      quicktype: quicktypeTask(workspace),
      json2ts: json2tsTask(workspace),
      "genson-js": gensonTask(workspace),
    },
    rounds,
  );
  const ours = times["cobalt-events"];
  const what = `generate, nothing there, ${size(workspace)}`;
  return {
    rows: [
      timesFaster(what, ours, "quicktype, types only", times.quicktype, 5),
      timesFaster(what, ours, "json2ts, types of schemas", times.json2ts, 5),
      timesFaster(what, ours, "genson-js, schemas only", times["genson-js"], 1),
    ],
    points: Object.entries(times).map(([name, { wall }]) => ({
      name,
      at: workspace.events.length,
      milliseconds: median(wall),
    })),
  };
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
      return atMost(what, ours, "over payload types alone", types, 3.2);
    },
  );
}

/**
 * Compiling a file that fires one event, against one that names its payload's type, both against declarations alone,
 * as published packages have them.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareDeclarations(workspace, rounds) {
  const everything = declare(workspace.output, workspace, "declared");
  const payloads = declare(copyPayloadTypes(workspace), workspace, "typed");
  return /** @type {const} */ (["typescript-7", "typescript-5.9"]).map(
    (compiler) => {
      const { ours, types } = measure(
        {
          ours: compileTask(compiler, everything),
          types: compileTask(compiler, payloads),
        },
        rounds,
      );
      const what = `${compiler} over declarations, ${size(workspace)}`;
      return atMost(what, ours, "over those of payload types", types, 1.2);
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
