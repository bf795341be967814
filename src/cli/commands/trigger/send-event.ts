import {
  type CobaltTriggerError,
  createClient,
  fillRenamed,
  settle,
  type TriggerResult,
} from "../../../../templates/runtime.js";
import {
  catalogue,
  type DiagnosticCode,
} from "../../../base/diagnostics/catalogue.js";
import type { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { JsonObject } from "../../../base/json/json.js";
import type { ProjectEvent } from "../../../event/load-events.js";
import type { ManifestOptions } from "../../../input/manifest/manifest.js";
import type { Access } from "./access.js";
import type { TriggerRequest } from "./trigger.js";

/** An event that is ready to be sent. */
export interface Delivery {
  readonly event: ProjectEvent;
  readonly payload: JsonObject | undefined;
  readonly access: Access;
  readonly route: ManifestOptions["route"];
  readonly request: Pick<TriggerRequest, "configId" | "idempotencyKey">;
}

/**
 * Sends an event once, with the runtime of the generated code.
 *
 * @returns undefined where it failed; why, and whether it may have fired, is in the diagnostics
 */
export async function sendEvent(
  delivery: Delivery,
  diagnostics: Diagnostics,
): Promise<TriggerResult | undefined> {
  const outcome = await settle(send(delivery));
  if (outcome.ok) return outcome.result;
  const { error } = outcome;
  const code = codes[error.name];
  const request = requestIdOf(error);
  const fired = error.mayHaveFired
    ? "The event may have fired"
    : "The event did not fire";
  diagnostics.add(
    code,
    `${error.message.replace(/\.$/, "")}${request}. ${fired}.`,
    undefined,
    helpOf(error, code),
  );
  return undefined;
}

async function send({
  event: { slug, event, app, filled },
  payload,
  access: { baseUrl, credential, linkedAccountId },
  route,
  request: { configId, idempotencyKey },
}: Delivery): Promise<TriggerResult> {
  const settings = { baseUrl, route };
  const client = createClient(
    { ...credential, linkedAccountId, retry: false },
    settings,
  );
  return await client.send(
    { slug, event, app },
    fillRenamed(
      { payload, configId, idempotencyKey },
      Object.fromEntries(filled()),
    ),
  );
}

const codes: Readonly<Record<CobaltTriggerError["name"], DiagnosticCode>> = {
  CobaltRequestError: "CE001",
  CobaltPayloadError: "CE704",
  CobaltEventNotFoundError: "CE706",
  CobaltAuthenticationError: "CE707",
  CobaltRateLimitError: "CE708",
  CobaltRejectedError: "CE709",
  CobaltServerError: "CE709",
  CobaltUnexpectedResponseError: "CE709",
  CobaltConnectionError: "CE710",
  CobaltTimeoutError: "CE710",
  CobaltAbortError: "CE710",
};

function requestIdOf(error: CobaltTriggerError): string {
  return "requestId" in error && error.requestId !== undefined
    ? ` (request ${error.requestId})`
    : "";
}

function helpOf(error: CobaltTriggerError, code: DiagnosticCode): string {
  const { fix } = catalogue[code];
  const waitMs = "retryAfterMs" in error ? error.retryAfterMs : undefined;
  const wait =
    waitMs === undefined ? "" : ` Cobalt asks for ${waitMs / 1000} s.`;
  const open = error.mayHaveFired
    ? " Look at the runs of its workflows before you fire it again."
    : "";
  return `${fix}${wait}${open}`;
}
