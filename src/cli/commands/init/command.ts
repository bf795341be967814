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
  run: async ({ manifest, output, json, gitattributes }, io) => {
    const { couldPull, offerPull } = await import("./offer-pull.js");
    const { init } = await import("./init.js");
    const { renderInit } = await import("./render-init.js");
    const offersPull = couldPull({ manifest }, io);
    const pulled = offersPull
      ? await offerPull({ manifest, output, json }, io)
      : undefined;
    if (pulled?.ok === false)
      return { exitCode: 2, diagnostics: pulled.diagnostics };
    const result = await init({
      manifest,
      output,
      gitattributes,
      pulled: pulled?.files,
      cwd: io.cwd,
      fs: io.fs,
    });
    const next = { ...result, offersPull: offersPull && !pulled };
    return {
      ...result,
      diagnostics: [...(pulled?.diagnostics ?? []), ...result.diagnostics],
      exitCode: result.ok ? 0 : 2,
      summary: () => (result.ok ? renderInit(next, io) : {}),
    };
  },
});
