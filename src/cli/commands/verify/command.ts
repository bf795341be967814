import {
  envFile,
  json,
  manifest,
  workspace,
} from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { exitCodeOf } from "../../render/report.js";

export const command = defineCommand({
  describe: "Compare the manifest with a workspace of Cobalt",
  arguments: {},
  options: { manifest, json, workspace, "env-file": envFile },
  examples: [
    ["$0 verify", "Compare; the key is in COBALT_API_KEY"],
    ["$0 verify --workspace test --env-file .env", "Compare one of several"],
  ],
  run: async ({ "env-file": envFile, manifest, workspace }, io) => {
    const { verify } = await import("../../../platform/sync/verify.js");
    const { renderVerified } = await import("./render-verified.js");
    const { membersOf } = await import("../../render/render-synced.js");
    const { cwd, fs, env } = io;
    const result = await verify({
      ...{ manifest, workspace, envFile, cwd, fs, env },
      signal: io.interruption(),
    });
    return {
      exitCode: exitCodeOf(result),
      manifest: result.manifest,
      diagnostics: result.diagnostics,
      members: membersOf(result),
      summary: () => renderVerified(result, io),
    };
  },
});
