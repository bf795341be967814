// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileTask, copyPayloadTypes, writeProject } from "./compile.js";
import { measure } from "./measure.js";
import { atMost } from "./report.js";
import { coldTask } from "./workspace.js";

/** @typedef {import("./report.js").Row} Row */
/** @typedef {import("./workspace.js").Workspace} Workspace */

/**
 * JavaScript in place of TypeScript: the first `generate` of each; and a compiler over a project that fires one of
 * the events, against one that has their payload types alone.
 *
 * @param {Workspace} javascript
 * @param {Workspace} typescript with the same events
 * @param {number} rounds
 * @returns {Row[]}
 */
export function compareJavaScript(javascript, typescript, rounds) {
  const cold = measure(
    { ours: coldTask(javascript), base: coldTask(typescript) },
    rounds,
  );
  const user = writeUser(javascript, "output", (payload, trigger) => [
    `import { createCobaltClient, ${trigger}, type ${payload} } from "../generated/index.js";`,
    `const cobalt = createCobaltClient({ apiKey: "tk", linkedAccountId: "a" });`,
    `export const fire = (payload: ${payload}): Promise<unknown> => ${trigger}(cobalt, { payload });`,
  ]);
  copyPayloadTypes(javascript);
  const typed = writeUser(javascript, "types", (payload) => [
    `import type { ${payload} } from "../payloads/index.js";`,
    `export const fire = (payload: ${payload}): Promise<unknown> => Promise.resolve(payload);`,
  ]);
  const events = `${javascript.events.length.toLocaleString("en")} events`;
  return [
    atMost(
      `generate JavaScript, nothing there, ${events}`,
      cold.ours,
      "TypeScript",
      cold.base,
      10,
    ),
    .../** @type {const} */ (["typescript-7", "typescript-5.9"]).map(
      (compiler) => {
        const times = measure(
          {
            ours: compileTask(compiler, user),
            base: compileTask(compiler, typed),
          },
          rounds,
        );
        return atMost(
          `${compiler} over one use as JavaScript`,
          times.ours,
          `payload types alone, ${events}`,
          times.base,
          1.3,
        );
      },
    ),
  ];
}

/**
 * @param {Workspace} workspace
 * @param {string} name of the project that is made beside the output
 * @param {(payload: string, trigger: string) => readonly string[]} lines of its one file
 * @returns {string} its folder
 */
function writeUser({ folder, events }, name, lines) {
  const project = join(folder, name);
  mkdirSync(project);
  const pascal = events[0]?.name.replaceAll(" ", "") ?? "";
  const text = lines(`${pascal}Payload`, `trigger${pascal}`);
  writeFileSync(join(project, "use.ts"), text.join("\n"));
  const compilerOptions = { skipLibCheck: true, isolatedDeclarations: false };
  return writeProject(project, { compilerOptions, files: ["use.ts"] });
}
