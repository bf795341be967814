import { judge } from "../../type/verdict.js";
import type { ReviewedEvent, ReviewedEvents } from "../reviewed-events.js";
import type { Change } from "./change.js";
import { changesOfPayload } from "./changes-of-payload.js";
import type { Side } from "./sides.js";

/** Judges every change from one set of events to another, in the order of the newer; what is gone comes last. */
export async function changesOfEvents(
  before: Side,
  after: Side,
): Promise<readonly Change[]> {
  const [old, now] = [eventsOf(before), eventsOf(after)];
  const removed = [...old.values()].filter(({ event }) => !now.has(event.slug));
  const added = [...now.values()].filter(({ event }) => !old.has(event.slug));
  const renamed = new Map(
    added.flatMap((event) => {
      const was = renamedFrom(event, removed, added);
      return was ? [[event, was] as const] : [];
    }),
  );
  const changes: Change[] = [];
  for (const event of now.values()) {
    const was = old.get(event.event.slug) ?? renamed.get(event);
    changes.push(
      ...(after === "nothing" ? [] : await changesOfEvent(was, event, after)),
    );
  }
  const gone = removed.filter(
    (event) => ![...renamed.values()].includes(event),
  );
  return [
    ...changes,
    ...gone.map(({ event }): Change => ({
      event: event.slug,
      change: "event-removed",
      ...judge("event-removed"),
      ...(after !== "nothing" && {
        place: after.manifest.document.place(["events"], "key"),
      }),
    })),
  ];
}

function eventsOf(side: Side): ReadonlyMap<string, ReviewedEvent> {
  return side === "nothing" ? new Map<string, ReviewedEvent>() : side.events;
}

async function changesOfEvent(
  was: ReviewedEvent | undefined,
  now: ReviewedEvent,
  { manifest }: ReviewedEvents,
): Promise<readonly Change[]> {
  const { slug, name, path } = now.event;
  const place = manifest.document.place(path, "key");
  const own = (
    change: "event-added" | "event-renamed",
    texts: object = {},
  ): Change => ({
    event: slug,
    change,
    ...judge(change),
    ...texts,
    place,
  });
  if (!was) return [own("event-added")];
  const changes: Change[] = [];
  if (was.event.slug !== slug)
    changes.push(own("event-renamed", { before: was.event.slug, after: slug }));
  else if (was.event.name !== name)
    changes.push(own("event-renamed", { before: was.event.name, after: name }));
  return [...changes, ...(await changesOfPayload(was, now, manifest))];
}

/** The event that is gone of which this is the new slug: only they two share a name that somebody gave them. */
function renamedFrom(
  { event }: ReviewedEvent,
  removed: readonly ReviewedEvent[],
  added: readonly ReviewedEvent[],
): ReviewedEvent | undefined {
  const isAlike = (other: ReviewedEvent) => other.event.name === event.name;
  const [only, ...more] = removed.filter(isAlike);
  return more.length === 0 && added.filter(isAlike).length === 1
    ? only
    : undefined;
}
