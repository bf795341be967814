import type { Change } from "../diff/change.js";
import type { Side } from "../diff/sides.js";

/** The events as code and workflows know them, which were made before the change. */
export interface FormerEvents {
  /** The slug of the event that is meant by a slug or a name. */
  readonly named: (text: string) => string | undefined;
  /** The slug that a changed event had. */
  readonly slugOf: (change: Change) => string;
}

/** Leads back from changes to the events that they are of. */
export function formerEvents(
  before: Side,
  changes: readonly Change[],
): FormerEvents {
  const events =
    before === "nothing" ? new Map<string, never>() : before.events;
  const slugs = new Map(
    [...events.values()].map(({ event }) => [event.name, event.slug]),
  );
  const renamed = new Map(
    changes
      .filter(({ change }) => change === "event-renamed")
      .map(({ event, before = event }) => [event, before]),
  );
  return {
    named: (text) => (events.has(text) ? text : slugs.get(text)),
    slugOf: ({ event }) =>
      events.has(event) ? event : (renamed.get(event) ?? event),
  };
}
