// @ts-check
// Other tools that make TypeScript types of the same events, each in one run and as its documentation has it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {import("./measure.js").Task} Task */
/** @typedef {import("./workspace.js").Workspace} Workspace */

const require = createRequire(import.meta.url);

/** Off with every guess: by default quicktype makes 15 types of the 1,000 events, and strings dates and enums. */
const quicktypeFlags = [
  "--no-combine-classes",
  "--no-maps",
  "--no-enums",
  "--no-uuids",
  "--no-date-times",
  "--no-integer-strings",
  "--no-boolean-strings",
];

/**
 * quicktype over a folder of samples: a file an event, or a folder where an event has several samples. It
 * writes one file of interfaces.
 *
 * @param {Workspace} workspace
 * @returns {Task}
 */
export function quicktypeTask({ folder, events }) {
  const samplesFolder = writeSamples(folder, events);
  return {
    args: [
      require.resolve("quicktype"),
      ...["--src", samplesFolder, "--out", join(folder, "quicktype.ts")],
      ...["--lang", "ts", "--just-types", "--telemetry", "disable"],
      ...quicktypeFlags,
    ],
  };
}

/**
 * @param {string} folder
 * @param {Workspace["events"]} events
 * @returns {string} a folder with a file an event, or a folder for an event of several samples
 */
function writeSamples(folder, events) {
  const samplesFolder = join(folder, "samples");
  for (const { slug, samples } of events) {
    const home = join(samplesFolder, ...(samples.length > 1 ? [slug] : []));
    mkdirSync(home, { recursive: true });
    samples.forEach((sample, index) => {
      const name = samples.length > 1 ? String(index) : slug;
      writeFileSync(join(home, `${name}.json`), JSON.stringify(sample));
    });
  }
  return samplesFolder;
}

/**
 * genson-js over the same samples. It writes a file of schemas.
 *
 * @param {Workspace} workspace
 * @returns {Task}
 */
export function gensonTask({ folder, events }) {
  const script = fileURLToPath(new URL("genson-peer.js", import.meta.url));
  const samplesFolder = writeSamples(folder, events);
  return { args: [script, samplesFolder, join(folder, "genson.json")] };
}

/**
 * json2ts over a folder of JSON Schemas, which it is given: it cannot read samples. It writes a formatted
 * file an event.
 *
 * @param {Workspace} workspace
 * @returns {Task}
 */
export function json2tsTask({ folder, output }) {
  const types = join(folder, "json2ts");
  return {
    args: [
      require.resolve("json-schema-to-typescript/dist/src/cli.js"),
      ...["--input", join(output, "schemas"), "--output", types],
    ],
    prepare: () => rmSync(types, { recursive: true, force: true }),
  };
}
