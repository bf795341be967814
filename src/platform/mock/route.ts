import type { Headers } from "./record.js";

/** Where an event was sent to. */
export interface Route {
  /** What ends the URL: the slug of the event, or of an application. */
  readonly slug?: string;
  /** The id of the event, which the oldest route has in place of its name. */
  readonly eventId?: string;
  /** The application that a header names. */
  readonly app?: string | undefined;
}

/** What a management request is about. */
export interface ManagementRoute {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly resource: "event" | "workflow" | "execution";
  /** Absent where all are meant. */
  readonly id: string | undefined;
  readonly query: URLSearchParams;
}

/** The paths at which events are managed: `/application/event`, `/event`, or both. */
export type EventRoutes = "both" | "application" | "event";

/** Understands the URL of a request; undefined where no event can be sent to it. */
export function routeOf(
  method: string,
  path: string,
  headers: Headers,
): Route | undefined {
  const [pathname = ""] = path.split("?", 1);
  if (method !== "POST") return undefined;
  const app = headers["slug"];
  const plain =
    /^\/api\/(?:v2\/public\/event(?:\/trigger)?|v1\/event\/trigger)$/;
  if (plain.test(pathname)) return { app };
  const { slug, eventId } =
    /^\/api\/(?:v2\/public\/event\/(?<slug>[^/]+)|v1\/webhook\/(?<eventId>[^/]+))$/.exec(
      pathname,
    )?.groups ?? {};
  const last = decode(slug ?? eventId);
  if (last === undefined) return undefined;
  return slug === undefined ? { eventId: last, app } : { slug: last, app };
}

/** Understands the URL of a management request; undefined where it is none. */
export function managementRouteOf(
  method: string,
  path: string,
  routes: EventRoutes,
): ManagementRoute | undefined {
  const [pathname = "", search = ""] = path.split("?", 2);
  const {
    application,
    resource,
    id: encoded,
  } = /^\/api\/v2\/public\/(?:(?<application>application\/)?(?=event)|(?!event))(?<resource>event|workflow|execution)(?:\/(?<id>[^/]+))?$/.exec(
    pathname,
  )?.groups ?? {};
  const known = methods.find((one) => one === method);
  const kind = resources.find((one) => one === resource);
  const id = decode(encoded);
  if (!known || !kind || (encoded !== undefined && id === undefined))
    return undefined;
  const wanted = id === undefined ? ["GET", "POST"] : ["GET", "PUT", "DELETE"];
  const isServed =
    kind === "event"
      ? wanted.includes(known) &&
        routes !== (application === undefined ? "application" : "event")
      : known === "GET";
  return isServed
    ? { method: known, resource: kind, id, query: new URLSearchParams(search) }
    : undefined;
}

const methods = ["GET", "POST", "PUT", "DELETE"] as const;
const resources = ["event", "workflow", "execution"] as const;

function decode(segment: string | undefined): string | undefined {
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
