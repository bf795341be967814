// @ts-check
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { manifestText } from "./manifests.js";

/** @typedef {import("./manifests.js").BenchEvent} BenchEvent */
/** @typedef {import("./measure.js").Task} Task */

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const floor = fileURLToPath(new URL("./floor.js", import.meta.url));

/**
 * A project with a manifest and what `generate` made of it.
 *
 * @typedef {object} Workspace
 * @property {readonly BenchEvent[]} events
 * @property {string} folder
 * @property {string} output
 * @property {string[]} files paths of the generated files, relative to `output`
 * @property {number} bytes what the generated files hold together
 */

/**
 * @param {string} folder of the project, which is made
 * @param {readonly BenchEvent[]} events
 * @param {"typescript" | "javascript"} [language] of the output
 * @returns {Workspace}
 * @throws where `generate` fails
 */
export function makeWorkspace(folder, events, language = "typescript") {
  const output = join(folder, "generated");
  // As in an installed project: `generate` keeps its record there.
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(
    join(folder, "cobalt.events.json"),
    manifestText(events, language),
  );
  const { status, stderr } = spawnSync(process.execPath, [cli, "generate"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`generate failed: ${stderr}`);

  const files = readdirSync(output, { recursive: true, encoding: "utf8" })
    .filter((path) => path.includes("."))
    .sort();
  return { events, folder, output, files, bytes: pack(folder, output, files) };
}

/**
 * Puts all files into one: a line of JSON that names them and their sizes, then their bytes.
 *
 * @param {string} folder
 * @param {string} output
 * @param {readonly string[]} files
 * @returns {number} how many bytes the files hold
 */
function pack(folder, output, files) {
  const contents = files.map((path) => readFileSync(join(output, path)));
  const index = files.map((path, at) => [path, contents[at]?.length]);
  const body = Buffer.concat(contents);
  const head = Buffer.from(`${JSON.stringify(index)}\n`);
  writeFileSync(join(folder, "output.pack"), Buffer.concat([head, body]));
  return body.length;
}

/**
 * @param {Workspace} workspace
 * @param {"generate" | "check"} command
 * @returns {Task} the command, with the output in place
 */
export function commandTask({ folder }, command) {
  return { args: [cli, command], cwd: folder };
}

/**
 * @param {Workspace} workspace
 * @returns {Task} `generate` without any output there
 */
export function coldTask(workspace) {
  return {
    ...commandTask(workspace, "generate"),
    prepare: () => rmSync(workspace.output, { recursive: true, force: true }),
  };
}

/**
 * @param {Workspace} workspace
 * @returns {Task} the least that a first `generate` has to do
 */
export function writeFloorTask({ folder }) {
  const copy = join(folder, "floor");
  return {
    args: [floor, "write", "cobalt.events.json", copy, "output.pack"],
    cwd: folder,
    prepare: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/**
 * @param {Workspace} workspace
 * @returns {Task} the least that a `generate` or `check` with nothing changed has to do
 */
export function readFloorTask({ folder, output }) {
  return { args: [floor, "read", "cobalt.events.json", output], cwd: folder };
}

/**
 * @param {string} recording
 * @returns {Task} the schema of a recording
 */
export function inferTask(recording) {
  return { args: [cli, "infer", recording] };
}

/**
 * @param {string} recording
 * @returns {Task} the least that one thread has to do to know what is in it
 */
export function parseFloorTask(recording) {
  return { args: [floor, "parse", recording] };
}

/**
 * @param {Workspace} workspace
 * @param {readonly string[]} files
 * @returns {Task} the templates of workflows checked
 */
export function lintTask({ folder }, files) {
  return { args: [cli, "lint", ...files], cwd: folder };
}

/**
 * @param {Workspace} workspace
 * @param {readonly string[]} files
 * @returns {Task} the least that one has to do to know what is in them
 */
export function parseFilesFloorTask({ folder }, files) {
  return { args: [floor, "parse-files", ...files], cwd: folder };
}
