// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measure } from "./measure.js";
import { atMost, grouped } from "./report.js";
import { lintTask, parseFilesFloorTask } from "./workspace.js";

/** @typedef {import("./report.js").Row} Row */
/** @typedef {import("./workspace.js").Workspace} Workspace */
/** @typedef {import("./manifests.js").BenchEvent} BenchEvent */

/**
 * `lint` over exported workflows of the workspace's events, against reading and parsing the same files.
 *
 * @param {Workspace} workspace
 * @param {number} count how many workflows
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareLint(workspace, count, rounds) {
  const { files, bytes } = writeWorkflows(workspace, count);
  const { ours, floor } = measure(
    {
      ours: lintTask(workspace, files),
      floor: parseFilesFloorTask(workspace, files),
    },
    rounds,
  );
  const what = `lint of ${grouped(count)} workflows (${Math.round(bytes / 1e6)} MB)`;
  return [atMost(what, ours, "reading and JSON.parse", floor, 2)];
}

/**
 * Writes workflows of thirty nodes each, some 20 KB as people would export them. Every third reads `due_on`, which is a
 * warning where the event's second sample lacks it: of 1,000 workflows of ten events, in 136.
 *
 * @param {Workspace} workspace
 * @param {number} count
 */
function writeWorkflows({ folder, events }, count) {
  mkdirSync(join(folder, "workflows"));
  const files = Array.from(
    { length: count },
    (_, index) => `workflows/${index}.json`,
  );
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    const event = /** @type {BenchEvent} */ (events[index % events.length]);
    const text = `${JSON.stringify(workflow(index, event), null, 2)}\n`;
    writeFileSync(join(folder, file), text);
    bytes += text.length;
  }
  return { files, bytes };
}

/**
 * @param {number} index
 * @param {BenchEvent} event
 */
function workflow(index, { name, samples }) {
  const [sample = {}, other = sample] = samples;
  const keys = Object.keys(sample).filter(
    (key) =>
      typeof other[key] === typeof sample[key] &&
      typeof other[key] !== "object",
  );
  if (index % 3 === 0) keys.splice(1, 0, "due_on");
  const start = {
    node_id: "1",
    type: "start",
    trigger_application_event: name,
  };
  const nodes = Array.from({ length: 30 }, (_, at) => ({
    node_id: String(at + 2),
    type: "action",
    name: `Update record ${at}`,
    application: "salesforce",
    position: { x: 120 * at, y: 80 },
    input_data: {
      account: `{{event.body.${keys[at % keys.length] ?? ""}}}`,
      note: `Record ${at} of {{ event.body.${keys[(at + 1) % keys.length] ?? ""} }} as it was told`,
      previous: `{{node.${at}.body.id}}`,
      mapping: [{ source: "status", target: "Status__c", required: at === 0 }],
    },
    next_nodes: [{ node_id: String(at + 3), condition: null }],
  }));
  return {
    _id: String(index),
    name: `Workflow ${index}`,
    nodes: [start, ...nodes],
  };
}
