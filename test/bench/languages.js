// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.js";
import { atMost } from "./report.js";
import { coldTask } from "./workspace.js";

const peer = fileURLToPath(new URL("language-peer.js", import.meta.url));

/**
 * The first `generate` of Python, and of the TypeScript that goes with it, against quicktype-core alone: its classes,
 * without anything else.
 *
 * @param {import("./workspace.js").Workspace} workspace
 * @param {number} rounds
 * @returns {import("./report.js").Row[]}
 */
export function compareLanguages(workspace, rounds) {
  const folder = join(workspace.folder, "languages");
  const name = "cobalt.events.json";
  const manifest = JSON.parse(
    readFileSync(join(workspace.folder, name), "utf8"),
  );
  mkdirSync(folder);
  const targets = [{ language: "python", output: "python" }];
  writeFileSync(join(folder, name), JSON.stringify({ ...manifest, targets }));
  const ours = coldTask({
    ...workspace,
    folder,
    output: join(folder, "generated"),
  });
  const outputs = ["generated", "python", "quicktype"];
  const prepare = () => {
    for (const output of outputs)
      rmSync(join(folder, output), { recursive: true, force: true });
  };
  const base = { args: [peer, name, "quicktype"], cwd: folder, prepare };
  const times = measure({ ours: { ...ours, prepare }, base }, rounds);
  const events = `${workspace.events.length.toLocaleString("en")} events`;
  return [
    atMost(
      `generate TypeScript and Python, nothing there, ${events}`,
      times.ours,
      "quicktype-core, Python alone",
      times.base,
      1.5,
    ),
  ];
}
