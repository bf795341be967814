import { defineCommand } from "../../main/define-command.js";
import { redactionOf } from "../../main/io.js";
import { payloadSources } from "../../main/payload-sources.js";

export const command = defineCommand({
  describe: "Infer the JSON Schema of recorded payloads, of any number",
  arguments: {
    files: {
      describe:
        "JSON or NDJSON files, compressed with gzip or not; - for stdin",
      takes: "many",
    },
  },
  options: {
    types: {
      type: "boolean",
      describe: "Print the TypeScript type",
      conflicts: ["partial"],
    },
    partial: {
      type: "boolean",
      describe: "Print what --merge can join with others of its kind",
    },
    merge: {
      type: "boolean",
      describe: "The files are what --partial printed",
    },
    redact: {
      type: "boolean",
      describe: "Replace secrets and personal data by stand-ins first",
      conflicts: ["merge"],
    },
  },
  examples: [
    ["$0 infer recorded-*.ndjson.gz", "Print a schema"],
    ["zcat *.gz | $0 infer - --types", "Print a type"],
  ],
  run: async ({ files, types, partial, merge, redact }, io) => {
    const { inferRecordings } =
      await import("../../../learn/infer/infer-recordings.js");
    const { megabytes, withProgress } =
      await import("../../render/progress.js");
    const sources = payloadSources([...new Set(files)], io);
    const result = await withProgress(io, ({ show }) =>
      inferRecordings(sources, {
        cwd: io.cwd,
        fs: io.fs,
        as: partial ? "partial" : types ? "typescript" : "schema",
        merge,
        redact: redact && redactionOf(io.env),
        onProgress: (bytes) => show(`Reading ${megabytes(bytes)}`),
      }),
    );
    const { renderInferred } = await import("./render-inferred.js");
    return {
      exitCode: result.ok ? 0 : 2,
      diagnostics: result.diagnostics,
      hidesSource: redact,
      summary: () => ({ text: renderInferred(result) }),
    };
  },
});
