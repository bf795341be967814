import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { redactionOf } from "../../main/io.js";
import { payloadSources } from "../../main/payload-sources.js";
import { errorsIn, exitCodeOf } from "../../render/report.js";

export const command = defineCommand({
  describe: "Put an event, or a further sample of one, into the manifest",
  arguments: {
    slug: {
      describe: "The event's slug",
      slug: true,
      takes: "optional",
      conflicts: ["from"],
    },
    file: {
      describe:
        "A payload as JSON, or a request that fires the event, such as a cURL command; - or nothing for stdin",
      takes: "optional",
    },
  },
  options: {
    manifest,
    json,
    name: {
      type: "string",
      describe: "The name of a new event in Cobalt; default: the slug",
    },
    redact: {
      type: "boolean",
      describe: "Replace secrets and personal data by stand-ins",
    },
    from: {
      type: "string",
      describe: "Take the webhooks of an OpenAPI 3.1 document (JSON) as events",
      conflicts: ["name", "redact"],
    },
  },
  hasResult: true,
  examples: [
    ["$0 add employee-created payload.json", "Learn from a payload"],
    ["pbpaste | $0 add employee-created", "Learn from a copied cURL command"],
    ["$0 add --from openapi.json", "Take webhooks as events"],
  ],
  run: async ({ slug, file = "-", from, manifest, name, redact }, io) => {
    if (from !== undefined) {
      const { addFrom } = await import("./add-from.js");
      return await addFrom(from, manifest, io);
    }
    if (slug === undefined) {
      const { withoutSlug } = await import("./without-slug.js");
      return withoutSlug();
    }
    const { addSample } = await import("../../../learn/add/add-sample.js");
    const { renderAddition } = await import("./render-addition.js");
    const { cwd, fs } = io;
    const [sample = file] = payloadSources([file], io);
    const result = await addSample(slug, sample, {
      manifest,
      cwd,
      fs,
      name,
      redact: redact && redactionOf(io.env),
    });
    const { addition } = result;
    return {
      ...result,
      exitCode: exitCodeOf(result, "CE206"),
      // What samples leave open is for `generate` to tell.
      diagnostics: errorsIn(result.diagnostics),
      hidesSource: redact,
      result: addition ? { changes: null, ...addition } : null,
      summary: () =>
        addition
          ? renderAddition(addition, result.manifest ?? "", io)
          : { hint: "Nothing was written." },
    };
  },
});
