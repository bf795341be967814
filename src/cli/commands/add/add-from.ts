import { addWebhooks } from "../../../learn/add/add-webhooks.js";
import type { Io } from "../../main/io.js";
import { payloadSources } from "../../main/payload-sources.js";
import type { Outcome } from "../../render/report.js";
import { renderWebhooks } from "./render-webhooks.js";

/** Takes the webhooks of a document as events. */
export async function addFrom(
  file: string,
  manifest: string | undefined,
  io: Io,
): Promise<Outcome> {
  const { cwd, fs } = io;
  const [source = file] = payloadSources([file], io);
  const result = await addWebhooks(source, { manifest, cwd, fs });
  const { ok, added, present } = result;
  return {
    ...result,
    exitCode: ok ? 0 : 2,
    result: ok ? { added, present } : null,
    summary: () => renderWebhooks(result, io),
  };
}
