import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";

export const command = defineCommand({
  describe: "Describe the events for other tools, in one document",
  arguments: {
    format: {
      describe: "OpenAPI 3.1 webhooks, AsyncAPI 3, or one JSON Schema",
      choices: ["openapi", "asyncapi", "json-schema"],
    },
  },
  options: {
    manifest,
    json,
    output: {
      type: "string",
      describe: "The file to write, in place of printing the document",
    },
  },
  hasResult: true,
  examples: [
    ["$0 export openapi", "Print an OpenAPI document"],
    ["$0 export asyncapi --output docs/events.asyncapi.json", "Write a file"],
  ],
  run: async ({ format, manifest, output }, io) => {
    const { exportEvents } =
      await import("../../../review/export/export-events.js");
    const { renderExported } = await import("./render-exported.js");
    const { cwd, fs } = io;
    const result = await exportEvents(format, { manifest, output, cwd, fs });
    return {
      ...result,
      exitCode: result.ok ? 0 : 2,
      // What samples leave open is for `generate` to tell.
      diagnostics: result.diagnostics.filter(
        ({ severity, code }) => severity === "error" || code === "CE608",
      ),
      result: result.document ?? null,
      summary: () => renderExported(result, io),
    };
  },
});
