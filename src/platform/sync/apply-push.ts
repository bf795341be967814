import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { WorkspaceClient } from "../api/index.js";
import { driftOf, type SchemaWish } from "./drift.js";
import { valueOf } from "./open-sync.js";
import type { PushedEvent, PushStep } from "./plan-push.js";

/**
 * Makes the calls of a plan, one after the other, and compares what the workspace has after each with what it was to
 * have. The first that fails is the last: the next run goes on from there.
 *
 * @returns the rows, with what was done
 */
export async function applyPush(
  steps: readonly PushStep[],
  client: WorkspaceClient,
  wish: SchemaWish,
  diagnostics: Diagnostics,
): Promise<readonly PushedEvent[]> {
  const rows: PushedEvent[] = [];
  let goesOn = true;
  for (const step of steps) {
    if (step.call === "none") {
      rows.push(step.row);
      continue;
    }
    goesOn &&= await apply(step, client, wish, diagnostics);
    rows.push({ ...step.row, done: goesOn });
  }
  return rows;
}

async function apply(
  step: Exclude<PushStep, { call: "none" }>,
  client: WorkspaceClient,
  wish: SchemaWish,
  diagnostics: Diagnostics,
): Promise<boolean> {
  if (step.call === "delete") {
    const left = valueOf(await client.deleteEvent(step.id), diagnostics);
    return left !== undefined;
  }
  const { local, draft } = step;
  const outcome =
    step.call === "create"
      ? await client.createEvent(draft)
      : await client.updateEvent(step.id, draft);
  const written = valueOf(outcome, diagnostics);
  // Some answers tell no schema.
  const drift =
    written &&
    driftOf(local, written, {
      closed: wish.closed && written.schema !== undefined,
    });
  if (drift) {
    const paths = drift.paths.map(({ path }) => JSON.stringify(path));
    const what = [
      ...(drift.name === undefined ? [] : ["its name"]),
      ...paths.slice(0, 3),
      ...(paths.length > 3 ? [`${paths.length - 3} more paths`] : []),
      ...(drift.schema ? ["its JSON Schema"] : []),
    ];
    diagnostics.add(
      "CE919",
      `The workspace took ${JSON.stringify(draft.name)} and has something else: ${what.join(", ")}.`,
    );
  }
  return written !== undefined;
}
