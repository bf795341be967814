import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { errorsIn, exitCodeOf } from "../../render/report.js";
import { shownPath } from "../../render/text.js";

export const command = defineCommand({
  describe: "Tell what a change of the events breaks, and prove it",
  arguments: {
    base: {
      describe:
        "What was before: a git revision, a manifest, or a folder of generated code; default: HEAD",
      takes: "optional",
    },
    head: {
      describe: "What is now, named in the same way; default: the manifest",
      takes: "optional",
    },
  },
  options: {
    manifest,
    json,
    for: {
      type: "string",
      describe: "The one side to ask about: senders or workflows",
      value: {
        form: /^(?:senders|workflows)$/,
        describe: "senders or workflows",
      },
    },
    format: {
      type: "string",
      describe:
        "How to tell it: tree (default), json, github, markdown or junit",
      value: {
        form: /^(?:tree|json|github|markdown|junit)$/,
        describe: "tree, json, github, markdown or junit",
      },
    },
  },
  examples: [
    ["$0 diff", "What changed since the last commit"],
    ["$0 diff origin/main --format github", "In a workflow of GitHub"],
    ["$0 diff --for workflows", "What the workflows no longer find"],
  ],
  run: async ({ base, head, manifest, for: side, format = "tree" }, io) => {
    const { diff } = await import("../../../review/diff/diff.js");
    const { renderChanges } = await import("./render-changes.js");
    const { cwd, fs } = io;
    const result = await diff({
      base,
      head,
      manifest,
      cwd,
      fs,
      for: side === "senders" || side === "workflows" ? side : undefined,
    });
    const exitCode = exitCodeOf(result);
    const changes = result.changes.map(({ place, ...change }) => ({
      ...change,
      ...(place && {
        place: { ...place, file: shownPath(place.file, cwd) },
      }),
    }));
    return {
      ...result,
      exitCode,
      // What samples leave open is for `generate` to tell.
      diagnostics: errorsIn(result.diagnostics),
      asJson: format === "json",
      members: { changes },
      summary: (durationMs) =>
        exitCode === 2
          ? {}
          : { text: renderChanges(changes, format, durationMs, io) },
    };
  },
});
