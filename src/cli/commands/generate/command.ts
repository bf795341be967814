import { defineCommand } from "../../main/define-command.js";
import {
  all,
  json,
  keepGoing,
  manifest,
  manifests,
  noFormat,
  output,
} from "../../main/common-options.js";
import { checkTask, generateTask } from "./run-generate.js";
import { runManifests } from "./run-manifests.js";

export const command = defineCommand({
  describe:
    "Generate the code: write what changed, remove what is no longer wanted",
  arguments: { manifests },
  options: {
    manifest,
    output,
    json,
    all,
    "no-format": noFormat,
    "keep-going": keepGoing,
    check: {
      type: "boolean",
      describe: "Compare only, as the command `check`",
      conflicts: ["watch"],
    },
    "dry-run": {
      type: "boolean",
      describe: "Say what would be done, and do nothing",
    },
    "no-cache": {
      type: "boolean",
      describe: "Generate even where nothing has changed since the last run",
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
    ["$0 generate --all", "Generate for all packages of a monorepo"],
  ],
  run: async (
    { check, "dry-run": dryRun, "no-cache": noCache, watch, ...wanted },
    io,
  ) => {
    const cached = !dryRun && !watch && !noCache;
    const task = check ? checkTask() : generateTask(dryRun, cached);
    if (watch) {
      const { watchAndGenerate } = await import("./watch-and-generate.js");
      return await watchAndGenerate(task, wanted, io);
    }
    return await runManifests(task, wanted, io);
  },
});
