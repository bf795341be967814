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
  /** Reads its sample payload, where it has one. */
  readonly sample?: () => JsonObject | undefined;
}

/**
 * An event of a manifest.
 *
 * @param checkPayloads whether payloads are held to its schema
 */
export function knownEvent(
  { slug, event, app, check, sample }: ProjectEvent,
  checkPayloads: boolean,
): KnownEvent {
  const known = { slug, event, app, sample: () => sample()?.payload };
  if (!checkPayloads) return known;
  return {
    ...known,
    check: (payload) =>
      check(payload).map(({ path, reason }) => ({
        path: path.join("."),
        message: reason,
      })),
  };
}

/** An event that a request names. */
export interface FoundEvent extends Omit<KnownEvent, "sample"> {
  /** The application slug of the request. */
  readonly app: string | undefined;
}

/** Finds the event that a request names. */
export type FindEvent = (name: string, route: Route) => FoundEvent | undefined;

/**
 * Makes the search among the events of the platform. It goes by the name in the body; the URL may end in the event's
 * own slug or in an application's, but not in another event's.
 *
 * @param known the events whose slugs are known
 * @param has whether the platform has an event of a name
 */
export function eventFinder(
  known: readonly KnownEvent[],
  has: (name: string) => boolean,
): FindEvent {
  const slugs = new Set(known.map(({ slug }) => slug));
  const byName = new Map<string, KnownEvent[]>();
  for (const event of known)
    byName.set(event.event, [...(byName.get(event.event) ?? []), event]);

  return (name, route) => {
    if (!has(name)) return undefined;
    const named = byName.get(name) ?? [];
    const own = named.find(({ slug }) => slug === route.slug);
    if (own) return { ...own, app: route.app };
    if (route.slug !== undefined && slugs.has(route.slug)) return undefined;
    const app = route.slug ?? route.app;
    const found = named.find((event) => event.app === app) ?? named[0];
    // Of an event that is known by its name alone, the URL tells the slug.
    return found
      ? { ...found, app }
      : { slug: route.slug ?? name, event: name, app: route.app };
  };
}
