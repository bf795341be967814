import { json, manifest, output } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { errorsIn } from "../../render/report.js";

export const command = defineCommand({
  describe: "Find out whether the project's set-up suits the generated code",
  arguments: {},
  options: { manifest, output, json },
  hasResult: true,
  examples: [["$0 doctor", "Look at this project"]],
  run: async ({ manifest, output }, io) => {
    const { doctor } = await import("../../../review/doctor/doctor.js");
    const { withProgress } = await import("../../render/progress.js");
    const { renderFacts } = await import("./render-facts.js");
    const { facts, ...result } = await withProgress(io, ({ update }) =>
      doctor({
        ...(manifest !== undefined && { manifest }),
        ...(output !== undefined && { output }),
        cwd: io.cwd,
        fs: io.fs,
        onProgress: update,
      }),
    );
    return {
      ...result,
      exitCode: result.ok ? 0 : 1,
      // What `check` warns of is among the facts.
      diagnostics: errorsIn(result.diagnostics),
      result: { facts },
      summary: () => ({ result: renderFacts(facts, io) }),
    };
  },
});
