import type { JsonObject } from "../../../base/json/json.js";
import { isDeeperThan, maxPayloadDepth } from "../../../input/samples/depth.js";
import type {
  AnsweredRequest,
  FiredEvent,
} from "../../../platform/mock/record.js";
import { amount, visible, visibleLines } from "../../render/text.js";

/** An event that fired: a line, and the payload. */
export function renderFired(event: FiredEvent): string {
  const { slug, linkedAccountId, payload, app, idempotencyKey } = event;
  const { configId, configIdInBody } = event;
  const details = [
    slug,
    linkedAccountId ?? "(session token)",
    app && `app ${app}`,
    configId && `config ${configId}`,
    configIdInBody &&
      `config ${configIdInBody} (in the body, not a header: Cobalt does not read it)`,
    idempotencyKey && `key ${idempotencyKey}`,
  ].filter((detail) => detail !== undefined && detail !== "");
  const line = `${timeOf(event)}  ${details.map((detail) => visible(String(detail))).join("  ")}`;
  return `${line}\n${visibleLines(textOf(payload), "  ")}\n`;
}

/** The most characters that are printed of a payload, before they are laid out. */
const most = 256 * 1024;

/** A payload as it is printed; what is too deep would exhaust the stack, what is too large the memory. */
function textOf(payload: JsonObject | undefined): string {
  if (payload === undefined) return "no payload";
  if (isDeeperThan(payload, maxPayloadDepth))
    return `a payload nested deeper than ${maxPayloadDepth} levels`;
  const { length } = JSON.stringify(payload);
  return length > most
    ? `a payload of ${amount(length)} characters`
    : JSON.stringify(payload, null, 2);
}

/** A request that fired nothing: a line with the reason, or with what it managed. */
export function renderUnfired(
  request: AnsweredRequest,
  message: string,
): string {
  const { method, path, status } = request;
  const isGranted = typeof status === "number" && status < 300;
  const line = `${isGranted ? "" : "refused "}${method} ${path}: ${status} ${message}`;
  return `${timeOf(request)}  ${visible(line.slice(0, most))}\n`;
}

function timeOf({ at }: { readonly at: Date }): string {
  return at.toTimeString().slice(0, 8);
}
