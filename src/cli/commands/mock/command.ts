import { manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { portValue } from "../../main/port.js";

const defaultPort = "4010";

export const command = defineCommand({
  describe:
    "Run a local stand-in for Cobalt, and print each event that it gets",
  arguments: {},
  options: {
    manifest,
    port: {
      type: "string",
      describe: `The port to listen on, on this machine only; default: ${defaultPort}`,
      value: portValue,
    },
    workspace: {
      type: "string",
      describe:
        "A JSON file to keep events in that are managed, with workflows to read; made where it is not there",
    },
    spelling: {
      type: "string",
      describe: "How events are told, such as keys; default: raw-response",
    },
    "check-payloads": {
      type: "boolean",
      describe: "Refuse payloads that do not fit the manifest",
    },
    "rate-limit": {
      type: "boolean",
      describe: "Refuse events that come faster than Cobalt takes them",
    },
  },
  examples: [
    ["$0 mock", `Listen on http://127.0.0.1:${defaultPort}`],
    ["$0 mock --workspace cobalt.json", "Keep events that are managed"],
  ],
  run: async (given, io) => {
    const { serveMock } = await import("./serve-mock.js");
    const { manifest, port = defaultPort } = given;
    const flags = {
      manifest,
      port: Number(port),
      workspace: given.workspace,
      spelling: given.spelling,
      checkPayloads: given["check-payloads"],
      rateLimit: given["rate-limit"],
    };
    return await serveMock(flags, io);
  },
});
