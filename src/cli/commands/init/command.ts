import { json, manifest, output } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";

export const command = defineCommand({
  describe: "Write a starting manifest and npm scripts; nothing is overwritten",
  arguments: {},
  options: {
    manifest,
    output,
    json,
    gitattributes: {
      type: "boolean",
      describe: "Mark the code as generated in .gitattributes too",
    },
  },
  examples: [["$0 init", "Start in this folder"]],
  run: async ({ manifest, output, gitattributes }, io) => {
    const { init } = await import("./init.js");
    const { renderInit } = await import("./render-init.js");
    const result = await init({
      manifest,
      output,
      gitattributes,
      cwd: io.cwd,
      fs: io.fs,
    });
    return {
      ...result,
      exitCode: result.ok ? 0 : 2,
      summary: () => (result.ok ? renderInit(result, io) : {}),
    };
  },
});
