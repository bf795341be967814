import { envFile, json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { portValue } from "../../main/port.js";

const defaultPort = "4020";

export const command = defineCommand({
  describe: "Make a page on which people find events and their variables",
  arguments: {},
  options: {
    manifest,
    json,
    output: {
      type: "string",
      describe: "The page to write; default: catalog.html",
    },
    markdown: {
      type: "string",
      describe: "A folder for a page of Markdown an event",
    },
    lint: {
      type: "string",
      describe:
        "Workflows that read variables: a file, a folder of exports or a glob",
    },
    remote: {
      type: "string",
      describe: "The same of the workflows of a workspace, of the manifest's",
    },
    "env-file": envFile,
    serve: {
      type: "boolean",
      describe: "Write nothing, show the page, and follow the manifest",
      conflicts: ["output", "markdown", "json"],
    },
    port: {
      type: "string",
      describe: `With --serve: the port, on this machine only; default: ${defaultPort}`,
      value: portValue,
    },
  },
  examples: [
    ["$0 catalog --output docs/catalog.html", "Write the page"],
    ["$0 catalog --serve", "Show it while the manifest is edited"],
    ["$0 catalog --lint 'workflows/*.json'", "With who reads each variable"],
    ["$0 catalog --markdown docs/events", "A page an event, for a repository"],
  ],
  run: async ({ serve, port = defaultPort, ...flags }, io) => {
    if (serve) {
      const { serveCatalog } = await import("./serve-catalog.js");
      return await serveCatalog(flags, Number(port), io);
    }
    const { catalogMaker } = await import("./make-catalog.js");
    const { renderCatalog } = await import("./render-catalog.js");
    const { output, markdown } = flags;
    const page =
      output ?? (markdown === undefined ? "catalog.html" : undefined);
    const result = await catalogMaker({ ...flags, output: page }, io)();
    return {
      ...result,
      exitCode: result.ok ? 0 : 2,
      summary: () => renderCatalog(result, io),
    };
  },
});
