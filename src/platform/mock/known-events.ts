import type { JsonObject } from "../../base/json/json.js";
import type { ProjectEvent } from "../../event/load-events.js";
import type { FieldError } from "./answers.js";
import type { Route } from "./route.js";

/** An event that has been created on the platform. */
export interface KnownEvent {
  readonly slug: string;
  /** Its name: what the body says. */
  readonly event: string;
  /** The application slug that its senders put into the URL. */
  readonly app?: string | undefined;
  /** Finds what is wrong with a payload; without it, any payload is accepted. */
  readonly check?: (payload: JsonObject) => readonly FieldError[];
}

/**
 * An event of a manifest.
 *
 * @param checkPayloads whether payloads are held to its schema
 */
export function knownEvent(
  { slug, event, app, check }: ProjectEvent,
  checkPayloads: boolean,
): KnownEvent {
  if (!checkPayloads) return { slug, event, app };
  return {
    slug,
    event,
    app,
    check: (payload) =>
      check(payload).map(({ path, reason }) => ({
        path: path.join("."),
        message: reason,
      })),
  };
}

/** An event that a request names. */
export interface FoundEvent extends KnownEvent {
  /** The application slug of the request. */
  readonly app: string | undefined;
}

/** Finds the event that a request names. */
export type FindEvent = (name: string, route: Route) => FoundEvent | undefined;

/**
 * Makes the search among the known events. The platform goes by the name in the body; the URL may end in the event's
 * own slug or in an application's, but not in another event's.
 *
 * @param known by default, every event is known
 */
export function eventFinder(
  known: readonly KnownEvent[] | undefined,
): FindEvent {
  if (!known)
    return (name, { slug = name, app }) => ({ slug, event: name, app });
  const slugs = new Set(known.map(({ slug }) => slug));
  const byName = new Map<string, KnownEvent[]>();
  for (const event of known)
    byName.set(event.event, [...(byName.get(event.event) ?? []), event]);

  return (name, route) => {
    const named = byName.get(name) ?? [];
    const own = named.find(({ slug }) => slug === route.slug);
    if (own) return { ...own, app: route.app };
    if (route.slug !== undefined && slugs.has(route.slug)) return undefined;
    const app = route.slug ?? route.app;
    const found = named.find((event) => event.app === app) ?? named[0];
    return found && { ...found, app };
  };
}
