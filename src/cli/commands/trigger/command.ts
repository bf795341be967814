import { json, manifest } from "../../main/common-options.js";
import { defineCommand } from "../../main/define-command.js";
import { errorsIn } from "../../render/report.js";

export const command = defineCommand({
  describe: "Fire one event, after its payload has been checked",
  arguments: {
    slug: { describe: "The event's slug in the manifest", slug: true },
  },
  options: {
    manifest,
    json,
    payload: {
      type: "string",
      describe:
        "The payload as JSON, a file with it, or - for stdin; default: the first sample",
    },
    "linked-account": {
      type: "string",
      describe: "The id of the customer that the event belongs to",
    },
    "base-url": {
      type: "string",
      describe: "Where to send it; default: the manifest's `baseUrl`",
    },
    "config-id": {
      type: "string",
      describe: "The linked account's configuration to run with",
    },
    "idempotency-key": {
      type: "string",
      describe: "Sent as the header idempotency-key",
    },
  },
  hasResult: true,
  examples: [
    [
      "$0 trigger employee-created --linked-account acme",
      "Fire the sample; the key is in COBALT_API_KEY or COBALT_SESSION_TOKEN",
    ],
  ],
  run: async (given, io) => {
    const { trigger } = await import("./trigger.js");
    const { renderSent } = await import("./render-sent.js");
    const request = {
      slug: given.slug,
      manifest: given.manifest,
      payload: given.payload,
      linkedAccountId: given["linked-account"],
      baseUrl: given["base-url"],
      configId: given["config-id"],
      idempotencyKey: given["idempotency-key"],
    };
    const { sent, ...outcome } = await trigger(request, io);
    return {
      ...outcome,
      diagnostics: errorsIn(outcome.diagnostics),
      result: sent?.result ?? null,
      summary: (durationMs) =>
        sent
          ? { result: renderSent(sent, durationMs, io) }
          : { hint: outcome.exitCode === 1 ? "Nothing was sent." : undefined },
    };
  },
});
