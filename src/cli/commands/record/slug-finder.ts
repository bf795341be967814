import {
  eventFinder,
  type KnownEvent,
} from "../../../platform/mock/known-events.js";
import type { FiredEvent } from "../../../platform/mock/record.js";
import { slugOfName } from "../../../platform/sync/slug-of-name.js";

/**
 * Makes what finds the slug that an event has in the manifest; of one that the manifest does not have, the slug that it
 * would get.
 */
export function slugFinder(
  known: readonly KnownEvent[],
): (event: FiredEvent) => string {
  const names = new Set(known.map(({ event }) => event));
  const find = eventFinder(known, (name) => names.has(name));
  return ({ slug, event, app }) =>
    find(event, { slug, app })?.slug ??
    find(event, { app })?.slug ??
    slugOfName(slug) ??
    slug;
}
