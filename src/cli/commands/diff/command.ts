import { envFile, json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { errorsIn, exitCodeOf } from "../../render/report.js";

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
    impact: {
      type: "boolean",
      describe: "Find the workflows and the calls that a breaking change hurts",
    },
    workflows: {
      type: "string",
      describe: "With --impact: exported workflows; a file, a folder or a glob",
    },
    remote: {
      type: "string",
      describe: "With --impact: a workspace of the manifest's; its workflows",
    },
    "env-file": envFile,
    project: {
      type: "string",
      describe:
        "With --impact: the tsconfig.json of the code; default: the nearest",
    },
    tsc: {
      type: "string",
      describe:
        "With --impact: the compiler to ask, as node_modules/typescript/bin/tsc",
    },
  },
  examples: [
    ["$0 diff", "What changed since the last commit"],
    ["$0 diff origin/main --format github", "In a workflow of GitHub"],
    ["$0 diff --for workflows", "What the workflows no longer find"],
    ["$0 diff --impact --workflows 'flows/*.json'", "Whom it hurts, and where"],
    ["$0 diff --impact --remote production", "The same for a workspace"],
  ],
  run: async (
    { base, head, manifest, for: side, format = "tree", ...options },
    io,
  ) => {
    const { diff } = await import("../../../review/diff/diff.js");
    const { impactOf, isNoneOfEvents } = await import("./impact-options.js");
    const { remoteWorkflows, withProblems } =
      await import("../../workspace/remote.js");
    const { renderChanges } = await import("./render-changes.js");
    const { shownChange } = await import("./shown-change.js");
    const { cwd, fs } = io;
    const fetched = await remoteWorkflows({ ...options, manifest }, io);
    const result = withProblems(
      await diff({
        base,
        head,
        manifest,
        cwd,
        fs,
        for: side === "senders" || side === "workflows" ? side : undefined,
        impact: impactOf(options, fetched),
      }),
      fetched,
    );
    const exitCode = exitCodeOf(result);
    // What samples leave open is for `generate` to tell.
    const diagnostics = result.diagnostics.filter(
      (each) => each.severity === "error" || isNoneOfEvents(each),
    );
    const changes = result.changes.map((change) => shownChange(change, cwd));
    return {
      ...result,
      exitCode,
      diagnostics,
      asJson: format === "json",
      members: { changes },
      summary: (durationMs) =>
        errorsIn(diagnostics).every(isNoneOfEvents)
          ? { text: renderChanges(changes, format, durationMs, io) }
          : {},
    };
  },
});
