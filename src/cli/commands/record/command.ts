import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";

const defaultFolder = "recorded";
const defaultVariable = "COBALT_BASE_URL";

export const command = defineCommand({
  describe: "Run a program, and record the payloads that it sends",
  arguments: {
    command: {
      describe: "The program and its arguments",
      takes: "many",
      verbatim: true,
    },
  },
  options: {
    manifest,
    json,
    folder: {
      type: "string",
      describe: `Where payloads are written, a file an event; default: ${defaultFolder}`,
    },
    forward: {
      type: "string",
      describe:
        "The base URL that events are passed on to; by default they go nowhere",
      value: {
        form: /^https?:\/\/[^\s?#@]+$/i,
        describe: "a base URL such as https://api.gocobalt.io",
      },
    },
    variable: {
      type: "string",
      describe: `The environment variable from which the program takes its base URL; default: ${defaultVariable}`,
      value: { form: /^[A-Za-z_]\w*$/, describe: "the name of a variable" },
    },
    shapes: {
      type: "string",
      describe:
        "The most payloads that are kept of an event, each of another shape; default: 50",
      value: { form: /^[1-9]\d{0,3}$/, describe: "a number from 1 to 9999" },
    },
    "no-redact": {
      type: "boolean",
      describe: "Write payloads as they are, with all that is sensitive",
    },
  },
  hasResult: true,
  examples: [
    ["$0 record -- npm test", "Record what the tests send"],
    [
      "$0 record --forward https://api.gocobalt.io -- node server.js",
      "Record what a server sends to Cobalt",
    ],
  ],
  run: async ({ command, ...given }, io) => {
    const { recordProgram } = await import("./record-program.js");
    const { folder = defaultFolder, variable = defaultVariable } = given;
    return await recordProgram(
      command,
      {
        ...{ folder, variable, forward: given.forward, json: given.json },
        manifest: given.manifest,
        maxShapes: given.shapes === undefined ? undefined : +given.shapes,
        isRedacted: !given["no-redact"],
      },
      io,
    );
  },
});
