import { json, manifest, noFormat, output } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";

export const command = defineCommand({
  describe: "Check that what is committed is what the manifest generates",
  arguments: {},
  options: { manifest, output, json, "no-format": noFormat },
  examples: [["$0 check --json", "Check in a script"]],
  run: async (paths, io) => {
    const { runCheck } = await import("../generate/run-generate.js");
    return await runCheck(paths, io);
  },
});
