import { defineCommand } from "../../main/define-command.js";
import { json, manifest, noFormat, output } from "../../main/common-options.js";

export const command = defineCommand({
  describe:
    "Generate the code: write what changed, remove what is no longer wanted",
  arguments: {},
  options: {
    manifest,
    output,
    json,
    "no-format": noFormat,
    check: {
      type: "boolean",
      describe: "Compare only, as the command `check`",
      conflicts: ["watch"],
    },
    "dry-run": {
      type: "boolean",
      describe: "Say what would be done, and do nothing",
    },
    watch: {
      type: "boolean",
      describe: "Go on, and generate again whenever an input changes",
      conflicts: ["json"],
    },
  },
  examples: [
    ["$0 generate", "Generate once"],
    ["$0 generate --watch", "Generate again at every change"],
  ],
  run: async ({ check, "dry-run": dryRun, watch, ...paths }, io) => {
    const { runCheck, runGenerate } = await import("./run-generate.js");
    if (check) return await runCheck(paths, io);
    if (!watch) return await runGenerate({ ...paths, dryRun }, io);
    const { watchAndGenerate } = await import("./watch-and-generate.js");
    return await watchAndGenerate({ ...paths, dryRun }, io);
  },
});
