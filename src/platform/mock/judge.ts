import { isObject, type JsonObject } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { type Dialect, type Refusal, unknownEvent } from "./answers.js";
import {
  authenticate,
  type Credential,
  type Credentials,
  type Identity,
} from "./authenticate.js";
import { eventFinder, type KnownEvent } from "./known-events.js";
import { createRateLimit, type RateLimit } from "./rate-limit.js";
import type { FiredEvent, MockRequest } from "./record.js";
import { routeOf } from "./route.js";

/** The rules by which a mock accepts or refuses an event. */
export interface JudgeOptions extends Credentials {
  readonly dialect: Dialect;
  /** Without it, every event is known. */
  readonly known?: readonly KnownEvent[] | undefined;
  readonly rateLimit?: RateLimit | undefined;
  /** The header that holds the event's idempotency key. */
  readonly idempotencyHeader: string;
}

/** A request, together with what is not recorded of it. */
export interface Case {
  readonly request: MockRequest;
  readonly credential: Credential | undefined;
  /** Whether the body was longer than a mock accepts. */
  readonly tooLong: boolean;
}

/** Decides a request as the platform does: the event that it fires, or why it fires none. */
export type Judge = (given: Case) => FiredEvent | Refusal;

/** Makes the judge; it remembers how many events came. */
export function createJudge(options: JudgeOptions): Judge {
  const find = eventFinder(options.known);
  const secondsToWait = options.rateLimit
    ? createRateLimit(options.rateLimit)
    : () => 0;

  return ({ request, credential, tooLong }) => {
    const { method, path, headers } = request;
    const route = routeOf(method, path, headers);
    if (!route) return refuse(404, `Cannot ${method} ${path.split("?")[0]}`);
    const identity = authenticate(credential, options);
    if (!identity) return refuse(401, "Invalid Credentials");
    const wait = secondsToWait();
    if (wait > 0) {
      const retryAfter = Math.ceil(wait);
      return { ...refuse(429, "Too many requests"), retryAfter };
    }
    if (tooLong) return refuse(413, "Request entity too large");
    const body = readBody(request.body);
    if (isRefusal(body)) return body;

    const account = accountOf(identity, headers["linked_account_id"]);
    if (identity.kind === "apiKey" && !account)
      return refuse(400, "linked_account_id is mandatory");
    const found = find(body.event, route);
    if (!found) return unknownEvent(body.event, options.dialect);
    const errors = found.check?.(body.payload ?? {}) ?? [];
    if (errors.length > 0) return invalidPayload(found.event, errors);
    return {
      slug: found.slug,
      event: found.event,
      linkedAccountId: account,
      payload: body.payload,
      configId: headers["config_id"],
      app: found.app,
      idempotencyKey: headers[options.idempotencyHeader.toLowerCase()],
      headers,
      at: new Date(),
    };
  };
}

/** Whether the judge refused. */
export function isRefusal(judged: object): judged is Refusal {
  return "status" in judged;
}

function refuse(status: number, message: string): Refusal {
  return { status, message };
}

/** A session token stands for its own account, whatever the header says. */
function accountOf(
  identity: Identity,
  header: string | undefined,
): string | undefined {
  if (identity.kind === "apiKey") return header;
  return identity.linkedAccountId ?? header;
}

interface EventBody {
  readonly event: string;
  readonly payload: JsonObject | undefined;
}

function readBody(text: string): EventBody | Refusal {
  const body = parseStrict(text);
  if (body === undefined) return refuse(400, "The body is not valid JSON");
  if (!isObject(body)) return refuse(400, "The body is not an object");
  // The platform's newer pages know the field by this name, too.
  const event = body["event"] ?? body["trigger"];
  const payload = body["payload"];
  if (typeof event !== "string" || event === "")
    return refuse(400, "event is mandatory");
  if (payload === undefined || isObject(payload)) return { event, payload };
  return refuse(400, "payload is not an object");
}

function invalidPayload(
  event: string,
  errors: NonNullable<Refusal["errors"]>,
): Refusal {
  const told = errors.map(({ path, message }) =>
    path === "" ? message : `${JSON.stringify(path)} ${message}`,
  );
  const message = `Invalid payload of ${event}: ${told.join("; ")}`;
  return { ...refuse(400, message), code: "INVALID_PAYLOAD", errors };
}
