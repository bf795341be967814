import { isObject, type Json, type JsonObject } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";
import { type Dialect, type Refusal, unknownEvent } from "./answers.js";
import {
  authenticate,
  type Credential,
  type Credentials,
  type Identity,
} from "./authenticate.js";
import { eventFinder, type KnownEvent } from "./known-events.js";
import { manage, type Managed, type ManageOptions } from "./manage.js";
import { createRateLimit, type RateLimit } from "./rate-limit.js";
import type { FiredEvent, MockRequest } from "./record.js";
import {
  type EventRoutes,
  type ManagementRoute,
  managementRouteOf,
  type Route,
  routeOf,
} from "./route.js";
import type { WorkspaceStore } from "./workspace-store.js";

/** The rules by which a mock accepts or refuses a request. */
export interface JudgeOptions extends Credentials, ManageOptions {
  readonly dialect: Dialect;
  /** The events whose slugs are known. */
  readonly known?: readonly KnownEvent[] | undefined;
  readonly eventRoutes: EventRoutes;
  readonly rateLimit?: RateLimit | undefined;
  /** The header that holds the event's idempotency key. */
  readonly idempotencyHeader: string;
}

/** A request, together with what is not recorded of it. */
export interface Case {
  readonly request: MockRequest;
  readonly credential: Credential | undefined;
  /** The body, where it is a form; null where it should be one and is not. */
  readonly form?: JsonObject | null | undefined;
  /** Whether the body was longer than a mock accepts. */
  readonly tooLong: boolean;
}

/** A management request that is granted. */
export interface Granted extends Pick<Managed, "answer" | "message"> {
  /** Changes the workspace. */
  readonly commit: () => void;
}

/** What a request comes to: the event that it fires, what it manages, or why neither. */
export type Judged = FiredEvent | Granted | Refusal;

/** Decides a request as the platform does. */
export type Judge = (given: Case) => Judged;

/** Makes the judge; it remembers how many requests came. */
export function createJudge(
  options: JudgeOptions,
  store: WorkspaceStore,
): Judge {
  const secondsToWait = options.rateLimit
    ? createRateLimit(options.rateLimit)
    : () => 0;

  const trigger = triggerJudge(options, store);
  return (given) => {
    const { method, path, headers, body } = given.request;
    const route =
      routeOf(method, path, headers) ??
      managementRouteOf(method, path, options.eventRoutes);
    if (!route) return refuse(404, `Cannot ${method} ${path.split("?")[0]}`);
    const identity = authenticate(given.credential, options);
    // A session token is a customer's; the workspace is not.
    const isManagement = "resource" in route;
    if (!identity || (isManagement && identity.kind !== "apiKey"))
      return refuse(401, "Invalid Credentials");
    const wait = secondsToWait();
    if (wait > 0) {
      const retryAfter = Math.ceil(wait);
      return { ...refuse(429, "Too many requests"), retryAfter };
    }
    if (given.tooLong) return refuse(413, "Request entity too large");
    return isManagement
      ? grant(route, body, store, options)
      : trigger(given, route, identity);
  };
}

function grant(
  route: ManagementRoute,
  body: string,
  store: WorkspaceStore,
  options: ManageOptions,
): Granted | Refusal {
  const managed = manage(route, body, store.get(), options);
  if (isRefusal(managed)) return managed;
  const { next, ...rest } = managed;
  return { ...rest, commit: () => next && store.set(next) };
}

/** Makes what decides whether an event fires. */
function triggerJudge(
  options: JudgeOptions,
  store: WorkspaceStore,
): (given: Case, route: Route, identity: Identity) => FiredEvent | Refusal {
  const find = eventFinder(options.known ?? [], store.has);
  return ({ request, form }, route, identity) => {
    const { headers } = request;
    if (form === null) return refuse(400, "The body is not valid form data");
    const body = readBody(
      form ?? parseStrict(request.body),
      nameIn(store, route),
    );
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
      ...(headers["config_id"] === undefined && {
        configIdInBody: body.configId,
      }),
      app: found.app,
      idempotencyKey: headers[options.idempotencyHeader.toLowerCase()],
      headers,
      at: new Date(),
    };
  };
}

/** The name of the event whose id the URL holds. */
function nameIn(store: WorkspaceStore, { eventId }: Route): string | undefined {
  if (eventId === undefined) return undefined;
  const found = store.get().events.find(({ _id }) => _id === eventId);
  return found?.name ?? eventId;
}

/** Whether an event is to fire. */
export function isEvent(judged: Judged): judged is FiredEvent {
  return "slug" in judged;
}

/** Whether it is a management request that is granted. */
export function isGranted(judged: Judged): judged is Granted {
  return "commit" in judged;
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
  readonly configId: string | undefined;
}

/** @param named the event that the URL names, where it names one */
function readBody(
  body: Json | undefined,
  named: string | undefined,
): EventBody | Refusal {
  if (body === undefined) return refuse(400, "The body is not valid JSON");
  if (!isObject(body)) return refuse(400, "The body is not an object");
  // The platform's newer pages and its older SDK know the fields by other names, too.
  const event = body["event"] ?? body["trigger"] ?? body["trigger_name"];
  const payload = body["payload"] ?? body["data"];
  const name = named ?? event;
  if (typeof name !== "string" || name === "")
    return refuse(400, "event is mandatory");
  const { config_id } = body;
  const configId = typeof config_id === "string" ? config_id : undefined;
  if (payload === undefined || isObject(payload))
    return { event: name, payload, configId };
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
