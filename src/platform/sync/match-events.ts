import type { WorkspaceEvent } from "../api/read-event.js";

/** An event on one side or both. */
export type MatchedEvent<Local> =
  | { readonly local: Local; readonly remote: WorkspaceEvent | undefined }
  | { readonly local: undefined; readonly remote: WorkspaceEvent };

/**
 * Finds for each event of the manifest that of the workspace: by its exact name, or else by the only one that differs in
 * nothing but case. Those that only the workspace has come last.
 */
export function matchEvents<Local>(
  locals: readonly Local[],
  remotes: readonly WorkspaceEvent[],
  nameOf: (local: Local) => string,
): readonly MatchedEvent<Local>[] {
  const exact = new Map(remotes.map((remote) => [remote.name, remote]));
  const named = new Set(locals.map(nameOf));
  const left = remotes.filter(({ name }) => !named.has(name));
  const folded = groupedBy(left, ({ name }) => fold(name));
  const wanted = groupedBy(
    locals.filter((local) => !exact.has(nameOf(local))),
    (local) => fold(nameOf(local)),
  );
  const taken = new Set<WorkspaceEvent>();
  const pairs = locals.map((local): MatchedEvent<Local> => {
    const key = fold(nameOf(local));
    const [alike, ...more] = folded.get(key) ?? [];
    const isOnly = more.length === 0 && wanted.get(key)?.length === 1;
    const remote = exact.get(nameOf(local)) ?? (isOnly ? alike : undefined);
    if (remote) taken.add(remote);
    return { local, remote };
  });
  const others = left.filter((remote) => !taken.has(remote));
  return [...pairs, ...others.map((remote) => ({ local: undefined, remote }))];
}

function fold(name: string): string {
  return name.toUpperCase().toLowerCase();
}

function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
