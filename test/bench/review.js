// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileTask, writeProject } from "./compile.js";
import { measure } from "./measure.js";
import { atMost, grouped } from "./report.js";
import { commandTask } from "./workspace.js";

/** @typedef {import("./report.js").Row} Row */
/** @typedef {import("./workspace.js").Workspace} Workspace */

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/**
 * `diff` of a manifest in which ten events changed, against `check` of the same.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareDiff(workspace, rounds) {
  const { folder, events } = workspace;
  writeChanged(workspace, 10);
  const { ours, check } = measure(
    {
      ours: {
        args: [cli, "diff", "cobalt.events.json", "changed.json"],
        cwd: folder,
      },
      check: commandTask(workspace, "check"),
    },
    rounds,
  );
  const what = `diff of ${grouped(events.length)} events, 10 changed`;
  return [atMost(what, ours, "check of the same", check, 2)];
}

/**
 * Writes the manifest with another type in some events, which is allowed, since the command fails otherwise.
 *
 * @param {Workspace} workspace
 * @param {number} count
 */
function writeChanged({ folder }, count) {
  const text = readFileSync(join(folder, "cobalt.events.json"), "utf8");
  /** @type {{ events: Record<string, { samples: Record<string, unknown>[] }> }} */
  const manifest = JSON.parse(text);
  const allow = [];
  for (const [slug, { samples }] of Object.entries(manifest.events)) {
    const [path] =
      Object.entries(samples[0] ?? {}).find(
        ([, value]) => typeof value === "number",
      ) ?? [];
    if (path === undefined || allow.length === count) continue;
    for (const sample of samples)
      if (path in sample) sample[path] = String(sample[path]);
    const change = "type-changed";
    allow.push({ event: slug, path, change, reason: "It is meant." });
  }
  const changed = JSON.stringify({ ...manifest, allow }, null, 2);
  writeFileSync(join(folder, "changed.json"), changed);
}

/**
 * `usages` of a project, against compiling it.
 *
 * @param {Workspace} workspace
 * @param {number} count how many files fire events
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareUsages(workspace, count, rounds) {
  writeSenders(workspace, count);
  const project = writeProject(workspace.folder, {
    compilerOptions: { declaration: false, isolatedDeclarations: false },
  });
  const { ours, tsc } = measure(
    {
      ours: { args: [cli, "usages"], cwd: project },
      tsc: compileTask("typescript", project),
    },
    rounds,
  );
  const what = `usages in ${grouped(count)} files`;
  return [atMost(what, ours, "tsc 6.0 --noEmit", tsc, 1.5)];
}

/**
 * @param {Workspace} workspace
 * @param {number} count
 */
function writeSenders({ folder, events }, count) {
  mkdirSync(join(folder, "src"));
  for (let index = 0; index < count; index++) {
    const { slug, samples } = /** @type {Workspace["events"][number]} */ (
      events[index % events.length]
    );
    writeFileSync(
      join(folder, `src/send-${index}.ts`),
      `import { createCobaltClient, trigger } from "../generated/index.js";

const client = createCobaltClient({ apiKey: "tk" });

export async function send${index}(linkedAccountId: string): Promise<void> {
  const payload = ${JSON.stringify(samples[0], null, 2)};
  await trigger(client, ${JSON.stringify(slug)}, { linkedAccountId, payload });
}
`,
    );
  }
}
