import type { KnownEvent } from "./known-events.js";
import { type Workspace, workspaceOfKnown } from "./workspace.js";

/** The workspace as it is now. */
export interface WorkspaceStore {
  readonly get: () => Workspace;
  readonly set: (next: Workspace) => void;
  /** Whether there is an event of this name. */
  readonly has: (name: string) => boolean;
}

/** Where a workspace comes from, and where its changes go. */
export interface StoreOptions {
  /** The events that senders know; they are the workspace where it has no content of its own. */
  readonly known?: readonly KnownEvent[] | undefined;
  readonly workspace?: Workspace | undefined;
  /** Called before each change; the change is not made where this throws. */
  readonly onWorkspace?: ((next: Workspace) => void) | undefined;
}

/** Makes the store. Without known events and content, the workspace is empty and every event can be fired. */
export function createStore({
  known,
  workspace,
  onWorkspace,
}: StoreOptions): WorkspaceStore {
  const isOpen = !known && !workspace;
  let names = new Set(known?.map(({ event }) => event));
  // Made when it is asked for, because the samples of a manifest are read then.
  let current: Workspace | undefined;
  const keep = (next: Workspace): Workspace => {
    names = new Set(next.events.map(({ name }) => name));
    current = next;
    return next;
  };
  if (workspace) keep(workspace);
  return {
    get: () => current ?? keep(workspaceOfKnown(known ?? [])),
    set: (next) => {
      onWorkspace?.(next);
      keep(next);
    },
    has: (name) => isOpen || names.has(name),
  };
}
