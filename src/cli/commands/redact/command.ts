import { json } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { redactionOf } from "../../main/io.js";

export const command = defineCommand({
  describe: "Replace secrets and personal data in JSON files by stand-ins",
  arguments: {
    files: { describe: "JSON or NDJSON files, - for stdin", takes: "many" },
  },
  options: {
    json,
    write: {
      type: "boolean",
      describe: "Replace the files, in place of printing",
      conflicts: ["check"],
    },
    check: {
      type: "boolean",
      describe: "Only tell what there is",
    },
  },
  hasResult: true,
  examples: [
    ["$0 redact recorded.ndjson > samples.ndjson", "Print without secrets"],
    ["$0 redact --check samples/*.json", "Fail, in CI, where there are some"],
  ],
  run: async ({ files, ...flags }, io) => {
    const { usageMistake } = await import("./usage-mistake.js");
    const mistake = usageMistake(files, flags);
    if (mistake)
      return { exitCode: 2, diagnostics: mistake.list, result: null };
    const { redact } = await import("../../../learn/redact/redact.js");
    const sources = [...new Set(files)].map((file) =>
      file === "-" ? { name: file, chunks: io.stdin() } : file,
    );
    const { write, check } = flags;
    const options = { ...redactionOf(io.env), cwd: io.cwd, fs: io.fs, write };
    const result = await redact(sources, options);
    const { renderRedacted, shownName } = await import("./render-redacted.js");
    const found = result.sources.some(({ findings }) => findings.length > 0);
    return {
      ...result,
      // The line of a problem may hold what is to be taken out.
      hidesSource: true,
      exitCode: !result.ok ? 2 : check && found ? 1 : 0,
      result: result.ok
        ? result.sources.map(({ name, findings }) => ({
            file: shownName(name, io.cwd),
            findings,
          }))
        : null,
      summary: () =>
        result.ok ? renderRedacted(result.sources, flags, io.cwd) : {},
    };
  },
});
