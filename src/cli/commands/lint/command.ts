import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { errorsIn, exitCodeOf } from "../../render/report.js";
import { shownPath } from "../../render/text.js";

export const command = defineCommand({
  describe: "Check the templates in workflows and other files",
  arguments: {
    files: {
      describe: "Exported workflows, or files of any text",
      takes: "many",
    },
  },
  options: {
    manifest,
    json,
    event: {
      type: "string",
      describe: "The slug of the event that the files are of",
    },
  },
  examples: [
    ["$0 lint workflows/*.json", "Check exported workflows"],
    ["$0 lint docs/**/*.md --event employee-created", "Check any text"],
  ],
  run: async ({ files, event, manifest, json }, io) => {
    const { lint } = await import("../../../review/lint/lint.js");
    const { renderLinted } = await import("./render-linted.js");
    const { cwd, fs } = io;
    const result = await lint(files, { event, manifest, cwd, fs });
    const { findings } = result;
    const text = json ? "" : await renderLinted(findings, io);
    return {
      ...result,
      exitCode: exitCodeOf(result),
      // What samples leave open is for `generate` to tell.
      diagnostics: errorsIn(result.diagnostics),
      members: {
        findings: findings.map(({ file, ...finding }) => ({
          ...finding,
          ...(file !== undefined && { file: shownPath(file, cwd) }),
        })),
      },
      summary: () => ({ text }),
    };
  },
});
