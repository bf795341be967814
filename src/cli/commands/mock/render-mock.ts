import type {
  AnsweredRequest,
  FiredEvent,
} from "../../../platform/mock/record.js";
import { visible, visibleLines } from "../../render/text.js";

/** An event that fired: a line, and the payload. */
export function renderFired(event: FiredEvent): string {
  const { slug, linkedAccountId, payload, configId, app, idempotencyKey } =
    event;
  const details = [
    slug,
    linkedAccountId ?? "(session token)",
    app && `app ${app}`,
    configId && `config ${configId}`,
    idempotencyKey && `key ${idempotencyKey}`,
  ].filter((detail) => detail !== undefined && detail !== "");
  const line = `${timeOf(event)}  ${details.map((detail) => visible(String(detail))).join("  ")}`;
  const text =
    payload === undefined ? "no payload" : JSON.stringify(payload, null, 2);
  return `${line}\n${visibleLines(text, "  ")}\n`;
}

/** A request that fired nothing: a line with the reason. */
export function renderRefused(
  request: AnsweredRequest,
  message: string,
): string {
  const { method, path, status } = request;
  return `${timeOf(request)}  ${visible(`refused ${method} ${path}: ${status} ${message}`)}\n`;
}

function timeOf({ at }: { readonly at: Date }): string {
  return at.toTimeString().slice(0, 8);
}
