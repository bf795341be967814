import { dirname, relative, sep } from "node:path";
import type {
  CatalogEvent,
  CatalogRead,
} from "../../output/catalog/catalog-data.js";
import { writePath } from "../../type/variable-path.js";
import type { WorkflowRead } from "../impact/impact.js";
import { type PayloadRead, readsIn } from "../impact/payload-reads.js";
import { followPath } from "../lint/follow-path.js";
import { type KnownEvent, knowEvent } from "../lint/known-event.js";
import type { ReviewedEvents } from "../reviewed-events.js";
import type { WorkflowSource } from "../workflow-source.js";

/** What workflows have to do with an event. */
export interface EventReads extends Pick<CatalogEvent, "starts" | "lost"> {
  /** The reads of each variable, by its path. */
  readonly ofVariables: ReadonlyMap<string, readonly CatalogRead[]>;
}

/** The reads of one event while they are collected, each under what it is, so that none is there twice. */
interface Collected {
  readonly starts: Map<string, CatalogRead>;
  readonly lost: Map<string, CatalogRead>;
  readonly variables: Map<string, Map<string, CatalogRead>>;
}

/**
 * Finds what workflows read of each event, by slug. A workflow is of the event that its start node names; what one reads
 * that names none is told of every event that has it.
 */
export function findCatalogReads(
  sources: readonly WorkflowSource[],
  { manifest, events }: ReviewedEvents,
): ReadonlyMap<string, EventReads> {
  const known = [...events.values()].map(knowEvent);
  const all = new Map(
    known.map(({ slug }): [string, Collected] => [
      slug,
      { starts: new Map(), lost: new Map(), variables: new Map() },
    ]),
  );
  const folder = dirname(manifest.document.file);
  for (const read of sources.flatMap(readsIn)) {
    const named = eventOf(read, known);
    const shown = shownRead(read.where, folder);
    for (const event of named ? [named] : known) {
      const collected = all.get(event.slug);
      if (collected) collect(read, shown, event, named, collected);
    }
  }
  return new Map(
    [...all].map(([slug, { starts, lost, variables }]) => [
      slug,
      {
        starts: [...starts.values()],
        lost: [...lost.values()],
        ofVariables: new Map(
          [...variables].map(([path, reads]) => [path, [...reads.values()]]),
        ),
      },
    ]),
  );
}

function collect(
  { path }: PayloadRead,
  read: CatalogRead,
  event: KnownEvent,
  named: KnownEvent | undefined,
  { starts, lost, variables }: Collected,
): void {
  const key = JSON.stringify(read);
  if (!path) {
    if (named) starts.set(key, read);
    return;
  }
  const { kind, at } = followPath(path, event);
  if (kind === "lost") {
    if (named) lost.set(key, read);
    return;
  }
  const variable = writePath(at.segments);
  const reads = variables.get(variable) ?? new Map<string, CatalogRead>();
  variables.set(variable, reads.set(key, read));
}

function eventOf(
  { eventNames }: PayloadRead,
  known: readonly KnownEvent[],
): KnownEvent | undefined {
  for (const text of eventNames) {
    const event =
      known.find(({ slug }) => slug === text) ??
      known.find(({ name }) => name === text);
    if (event) return event;
  }
  return undefined;
}

function shownRead(
  { workflow, node, file, line, template }: WorkflowRead,
  folder: string,
): CatalogRead {
  return {
    ...(workflow !== undefined && { workflow }),
    ...(node !== undefined && { node }),
    ...(file !== undefined && {
      file: relative(folder, file).split(sep).join("/"),
    }),
    ...(line !== undefined && { line }),
    ...(template !== undefined && { template }),
  };
}
