import { lint } from "../../../review/lint/lint.js";
import { envFile, json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { exitCodeOf } from "../../render/report.js";
import {
  isOfWorkspace,
  remoteWorkflows,
  withProblems,
} from "../../workspace/remote.js";
import { renderLinted, withShownFiles } from "./render-linted.js";

export const command = defineCommand({
  describe: "Check the templates in workflows and other files",
  arguments: {
    files: {
      describe: "Exported workflows, or files of any text",
      takes: "many",
      unless: "remote",
    },
  },
  options: {
    manifest,
    json,
    remote: {
      type: "string",
      describe: "Check the workflows of this workspace, of the manifest's",
    },
    "env-file": envFile,
    event: {
      type: "string",
      describe: "The slug of the event that the files are of",
      slug: true,
    },
    positions: {
      type: "boolean",
      describe: "Want positions in brackets: items[0], not items.0",
    },
    fix: {
      type: "boolean",
      describe: "Replace what has one sure remedy: renamed paths, positions",
    },
  },
  examples: [
    ["$0 lint workflows/*.json", "Check exported workflows"],
    ["$0 lint 'docs/**/*.md' --event employee-created", "Check any text"],
    ["$0 lint --remote production", "Check the workflows of a workspace"],
    ["$0 lint workflows/*.json --positions --fix", "Write items[0] throughout"],
  ],
  run: async ({ files, json, ...options }, io) => {
    const { cwd, fs } = io;
    const fetched = await remoteWorkflows(options, io);
    const { workflows } = fetched;
    const result = withProblems(
      await lint(files, { ...options, workflows, cwd, fs }),
      fetched,
    );
    const text = json ? "" : await renderLinted(result, io);
    const { findings, fixed } = result;
    return {
      ...result,
      exitCode: exitCodeOf(result),
      // What samples leave open is for `generate` to tell.
      diagnostics: result.diagnostics.filter(
        (each) => each.severity === "error" || isOfWorkspace(each),
      ),
      ...(json && {
        members: {
          findings: withShownFiles(findings, cwd),
          ...(options.fix && { fixed: withShownFiles(fixed, cwd) }),
        },
      }),
      summary: () => ({ text }),
    };
  },
});
