import {
  envFile,
  json,
  manifest,
  workspace,
} from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";

export const command = defineCommand({
  describe: "Bring the manifest's events into a workspace",
  arguments: {},
  options: {
    manifest,
    json,
    workspace,
    "env-file": envFile,
    "dry-run": {
      type: "boolean",
      describe: "Show the plan, and do nothing",
      conflicts: ["yes"],
    },
    yes: { type: "boolean", describe: "Do not ask" },
    closed: {
      type: "boolean",
      describe: "Send schemas that forbid properties that no sample has",
    },
    schemas: {
      type: "boolean",
      describe: "Send schemas for events that are the same but have none, too",
    },
    delete: {
      type: "boolean",
      describe: "Delete events that the manifest lacks; asks for the name",
    },
    confirm: {
      type: "string",
      describe: "The workspace's name, for --delete where nobody is asked",
    },
  },
  examples: [
    ["$0 push --dry-run", "Show what would be done"],
    ["$0 push --workspace test --yes", "Do it, in CI"],
  ],
  run: async (given, io) => {
    const { pushAndAsk } = await import("./push-and-ask.js");
    return await pushAndAsk(given, io);
  },
});
