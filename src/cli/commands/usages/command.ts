import { json } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { exitCodeOf } from "../../render/report.js";
import { shownPath } from "../../render/text.js";

export const command = defineCommand({
  describe: "Find where events are used, and what goes around the code",
  arguments: {
    tsconfig: {
      describe: "The project: a tsconfig.json or its folder; default: this one",
      takes: "optional",
    },
  },
  options: {
    unused: {
      type: "boolean",
      describe: "Fail, too, where an event or a variable is used by nobody",
    },
    fix: {
      type: "boolean",
      describe: "Rewrite what goes around, where that fires the same events",
    },
    json,
  },
  examples: [
    ["$0 usages", "In the project of this folder"],
    ["$0 usages --fix", "Put the generated functions in place"],
    ["$0 usages tsconfig.build.json --unused", "What nobody uses, as well"],
  ],
  run: async ({ tsconfig, unused: asksUnused, fix }, io) => {
    const { usages } = await import("../../../review/usages/usages.js");
    const { renderUsages } = await import("./render-usages.js");
    const result = await usages({ tsconfig, cwd: io.cwd, fix, fs: io.fs });
    const { unused, events, files, diagnostics } = result;
    const isUsed = unused.events.length + unused.variables.length === 0;
    const shown = result.usages.map((usage) => ({
      ...usage,
      file: shownPath(usage.file, io.cwd),
    }));
    return {
      exitCode: exitCodeOf({
        ok: result.ok && (isUsed || !asksUnused),
        diagnostics,
      }),
      events,
      files,
      diagnostics,
      members: { usages: shown, unused },
      summary: (durationMs) => ({
        text: renderUsages(
          shown,
          asksUnused ? unused : undefined,
          durationMs,
          io,
        ),
      }),
    };
  },
});
