import type { Change } from "../../../review/diff/change.js";
import type {
  BrokenCall,
  WorkflowRead,
} from "../../../review/impact/impact.js";

/** Whom a change breaks: `senders`, `workflows`, or both; empty for nobody. */
export function broken({ senders, workflows }: Change): readonly string[] {
  return [
    ...(senders === "breaking" ? ["senders"] : []),
    ...(workflows === "breaking" ? ["workflows"] : []),
  ];
}

/** Where a change is: `address.pincode`, or nothing where it is the event's own. */
export function pathOf({ path }: Change): string {
  return path === "" ? "the payload" : (path ?? "");
}

/** What was there and what is: `string -> integer`. */
export function values({ before, after }: Change, arrow: string): string {
  return [before, after]
    .filter((text) => text !== undefined)
    .join(` ${arrow} `);
}

/** A change in a sentence, for where it stands alone. */
export function sentence(change: Change, arrow: string): string {
  const where = [change.event, pathOf(change)].filter(Boolean).join(", ");
  const what = [change.change, values(change, arrow)]
    .filter(Boolean)
    .join(": ");
  const whom = broken(change).join(" and ");
  const breaks = whom === "" ? "breaks nobody" : `breaks ${whom}`;
  const allowed =
    change.allowed === undefined ? "" : ` (allowed: ${change.allowed})`;
  return `${where}: ${what}; ${breaks}${allowed}.`;
}

/** The payloads that prove a change, with what each shows. */
export function proofs(
  change: Change,
): readonly (readonly [what: string, payload: string])[] {
  const { witness, workflowWitness, senders } = change;
  const isSenders = senders === "breaking";
  const read = isSenders ? workflowWitness : witness;
  return [
    ...(isSenders && witness !== undefined
      ? [["can no longer be sent", JSON.stringify(witness)] as const]
      : []),
    ...(read === undefined
      ? []
      : [["may come now", JSON.stringify(read)] as const]),
  ];
}

/** Those whom a change hurts, with what comes of it for each. */
export function hurt({
  impact,
}: Change): readonly (readonly [what: string, whom: string])[] {
  const { workflows = [], calls = [] } = impact ?? {};
  return [
    ...workflows.map((read) => {
      const whom = [placeOf(read), readBy(read)].filter(Boolean).join(": ");
      const what =
        read.template === undefined ? "is started by it" : "reads it";
      return [what, whom] as const;
    }),
    ...calls.map(
      (call) =>
        ["will not compile", `${placeOf(call)}: ${call.message}`] as const,
    ),
  ];
}

/** What of a workflow reads: `Onboarding, Create user: {{event.body.email}}`. */
function readBy({ workflow, node, template }: WorkflowRead): string {
  const names = [workflow, node].filter(Boolean).join(", ");
  return [names, template].filter(Boolean).join(": ");
}

function placeOf({ file, line, column }: WorkflowRead | BrokenCall): string {
  return file === undefined ? "" : `${file}:${line}:${column}`;
}

/** `9 changes: 6 breaking (1 of them allowed), 3 compatible`. */
export function tally(changes: readonly Change[]): string {
  if (changes.length === 0) return "No event changed";
  const breaking = changes.filter((change) => broken(change).length > 0);
  const allowed = breaking.filter((change) => change.allowed !== undefined);
  const some = allowed.length > 0 ? ` (${allowed.length} of them allowed)` : "";
  const total = `${changes.length} ${changes.length === 1 ? "change" : "changes"}`;
  return `${total}: ${breaking.length} breaking${some}, ${changes.length - breaking.length} compatible`;
}
