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

export const command = defineCommand({
  describe: "Check that what is committed is what the manifest generates",
  arguments: { manifests },
  options: {
    manifest,
    output,
    json,
    all,
    "no-format": noFormat,
    "keep-going": keepGoing,
  },
  examples: [
    ["$0 check --json", "Check in a script"],
    ["$0 check --all", "Check all packages of a monorepo"],
  ],
  run: async (wanted, io) => {
    const { checkTask } = await import("../generate/run-generate.js");
    const { runManifests } = await import("../generate/run-manifests.js");
    return await runManifests(checkTask, wanted, io);
  },
});
