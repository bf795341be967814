import type { Drift, PathDrift } from "./drift.js";

/** An event of the manifest, of the workspace, or of both. */
export interface SyncedEvent {
  /** Its slug; of an event that only the workspace has, its name. */
  readonly event: string;
  readonly name: string;
  readonly action: "create" | "update" | "unchanged" | "missing" | "delete";
  /** On which variable paths the two sides differ. */
  readonly paths?: readonly PathDrift[];
  /** What the workspace calls it, where only case differs. */
  readonly renamedFrom?: string;
  /** Where the workspace's JSON Schema is not that of the manifest. */
  readonly schema?: "missing" | "different";
}

/** What an event's drift comes to for its row. */
export function rowOf(
  event: string,
  name: string,
  action: SyncedEvent["action"],
  drift?: Drift,
): SyncedEvent {
  return {
    event,
    name,
    action,
    ...(drift && drift.paths.length > 0 && { paths: drift.paths }),
    ...(drift?.name !== undefined && { renamedFrom: drift.name }),
    ...(drift?.schema && { schema: drift.schema }),
  };
}
