import {
  envFile,
  json,
  manifest,
  workspace,
} from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { exitCodeOf } from "../../render/report.js";

export const command = defineCommand({
  describe: "Bring a workspace's events into the manifest",
  arguments: {},
  options: {
    manifest,
    json,
    workspace,
    "env-file": envFile,
    replace: {
      type: "boolean",
      describe: "Put samples that differ in the place of those that are there",
    },
    "samples-dir": {
      type: "string",
      describe: "A folder for long samples, one a file",
    },
    "base-url": {
      type: "string",
      describe: "Where the workspace is, for a manifest that is made",
      value: { form: /^https?:\/\/[^/]/, describe: "a URL" },
    },
    "dry-run": {
      type: "boolean",
      describe: "Say what would be done, and do nothing",
    },
  },
  examples: [
    ["$0 pull", "Make a manifest of a workspace; the key is in COBALT_API_KEY"],
    ["$0 pull --workspace test --samples-dir samples", "Bring one up to date"],
  ],
  run: async (given, io) => {
    const { pull } = await import("../../../platform/sync/pull.js");
    const { renderPulled } = await import("./render-pulled.js");
    const { membersOf } = await import("../../render/render-synced.js");
    const { manifest, workspace, replace } = given;
    const { cwd, fs, env } = io;
    const result = await pull({
      ...{ manifest, workspace, replace, cwd, fs, env },
      envFile: given["env-file"],
      samplesDir: given["samples-dir"],
      baseUrl: given["base-url"],
      dryRun: given["dry-run"],
      signal: io.interruption(),
    });
    return {
      exitCode: exitCodeOf(result),
      manifest: result.manifest,
      files: result.files,
      diagnostics: result.diagnostics,
      members: membersOf(result),
      summary: () => renderPulled(result, given["dry-run"], io),
    };
  },
});
