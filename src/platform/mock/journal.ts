import type { AnsweredRequest, FiredEvent } from "./record.js";

/** Totals so far; they go on even where the records themselves are dropped. */
export interface MockCounts {
  readonly requests: number;
  readonly fired: number;
  /** Events that were taken, but dropped as repeats. */
  readonly repeats: number;
}

/** What a mock remembers. */
export interface Journal {
  readonly requests: readonly AnsweredRequest[];
  readonly events: readonly FiredEvent[];
  readonly counts: MockCounts;
  readonly addRequest: (request: AnsweredRequest) => void;
  readonly addEvent: (event: FiredEvent) => void;
  readonly addRepeat: () => void;
}

/**
 * Makes an empty journal.
 *
 * @param keep how many of the latest requests, and of the latest events, are kept
 */
export function createJournal(keep: number): Journal {
  const requests: AnsweredRequest[] = [];
  const events: FiredEvent[] = [];
  const counts = { requests: 0, fired: 0, repeats: 0 };
  return {
    requests,
    events,
    get counts() {
      return { ...counts };
    },
    addRequest: (request) => {
      counts.requests += 1;
      keepLatest(requests, request, keep);
    },
    addEvent: (event) => {
      counts.fired += 1;
      keepLatest(events, event, keep);
    },
    addRepeat: () => {
      counts.repeats += 1;
    },
  };
}

function keepLatest<Item>(items: Item[], item: Item, keep: number): void {
  items.push(item);
  if (items.length > keep) items.shift();
}
