import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";

export const command = defineCommand({
  describe: "Tell what an event's type rests on, and what may be overridden",
  arguments: {
    slug: { describe: "The event's slug in the manifest", slug: true },
    path: {
      describe: "One variable path, such as items.*.sku; default: all",
      takes: "optional",
    },
  },
  options: {
    manifest,
    json,
    apply: {
      type: "boolean",
      describe: "Write what is suggested into the manifest, as overrides",
      conflicts: ["html"],
    },
    depth: {
      type: "string",
      describe: "How many steps below the path to tell of; default: all",
      value: { form: /^\d{1,3}$/, describe: "a number of steps, such as 2" },
    },
    html: {
      type: "string",
      describe: "A page to write, with the tree of all paths",
    },
    "closed-enums": {
      type: "boolean",
      describe: "With --apply, close the enums that seem complete",
    },
  },
  hasResult: true,
  examples: [
    ["$0 explain employee-created", "Show what each path rests on"],
    [
      "$0 explain employee-created status --apply",
      "Take over what is suggested for one path",
    ],
    ["$0 explain employee-created --html tree.html", "Draw it for people"],
  ],
  run: async (given, io) => {
    const { slug, path, manifest, apply, html } = given;
    const { explain } = await import("../../../learn/explain/explain.js");
    const { renderExplained } = await import("./render-explained.js");
    const { cwd, fs } = io;
    const depth = given.depth === undefined ? undefined : Number(given.depth);
    const closedEnums = given["closed-enums"];
    const result = await explain(slug, {
      manifest,
      cwd,
      fs,
      path,
      apply,
      closedEnums,
      depth,
    });
    const { explained } = result;
    if (explained && html !== undefined) {
      const { writePicture } = await import("./write-picture.js");
      return writePicture(result, explained, html, io);
    }
    return {
      ...result,
      exitCode: result.ok ? 0 : 2,
      result: explained ?? null,
      summary: () =>
        explained
          ? renderExplained(explained, result.manifest ?? "", apply, io)
          : { hint: apply ? "Nothing was written." : undefined },
    };
  },
});
