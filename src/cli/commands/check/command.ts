import {
  all,
  json,
  keepGoing,
  manifest,
  manifests,
  noFormat,
  output,
} from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { checkTask } from "../generate/run-generate.js";
import { runManifests } from "../generate/run-manifests.js";

export const command = defineCommand({
  describe: "Check that what is committed is what the manifest generates",
  arguments: {
    manifests: {
      ...manifests,
      conflicts: [...manifests.conflicts, "recorded"],
    },
  },
  options: {
    manifest,
    output,
    json,
    all: { ...all, conflicts: [...all.conflicts, "recorded"] },
    "no-format": noFormat,
    "keep-going": keepGoing,
    recorded: {
      type: "string",
      describe:
        "A folder of recorded payloads that the manifest has to know as well",
    },
  },
  examples: [
    ["$0 check --json", "Check in a script"],
    ["$0 check --recorded recorded", "Check what was recorded, too"],
    ["$0 check --all", "Check all packages of a monorepo"],
  ],
  run: async ({ recorded, ...wanted }, io) =>
    await runManifests(checkTask(recorded), wanted, io),
});
