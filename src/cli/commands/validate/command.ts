import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { payloadSources } from "../../main/payload-sources.js";
import { errorsIn, exitCodeOf } from "../../render/report.js";
import { amount } from "../../render/text.js";

export const command = defineCommand({
  describe: "Check recorded payloads against an event's schema",
  arguments: {
    slug: { describe: "The event's slug in the manifest", slug: true },
    files: {
      describe: "Files of payloads (.ndjson, .jsonl, .json, .gz), - for stdin",
      takes: "many",
    },
  },
  options: {
    manifest,
    json,
    settled: {
      type: "boolean",
      describe:
        "Check only what is settled: new keys may come where they still do",
    },
  },
  hasResult: true,
  examples: [
    [
      "$0 validate employee-created recorded/*.ndjson.gz",
      "Check what was recorded",
    ],
  ],
  run: async ({ slug, files, manifest, settled }, io) => {
    const { validate } = await import("../../../learn/validate/validate.js");
    const { withProgress } = await import("../../render/progress.js");
    const { renderTally, tallyToJson } = await import("./render-tally.js");
    const { cwd, fs } = io;
    const sources = payloadSources(files, io);
    const result = await withProgress(io, ({ show }) =>
      validate(slug, sources, {
        manifest,
        settled,
        cwd,
        fs,
        onProgress: (payloads) => show(`Checking payloads ${amount(payloads)}`),
      }),
    );
    const { tally } = result;
    return {
      ...result,
      exitCode: exitCodeOf(result),
      // What samples leave open is not what payloads are checked for.
      diagnostics: errorsIn(result.diagnostics),
      result: tally ? tallyToJson(slug, tally, cwd) : null,
      summary: (durationMs) => ({
        result: tally && renderTally(slug, tally, durationMs, io),
      }),
    };
  },
});
