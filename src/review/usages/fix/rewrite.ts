import type { ClientPlan } from "./client-plan.js";
import type { TextEdit } from "./text-edits.js";

/** How a call becomes one of a generated function. */
export interface Rewrite {
  /** The event that it fires. */
  readonly slug: string;
  readonly client: ClientPlan;
  readonly edits: (words: Words) => readonly TextEdit[];
}

/** What the names in a rewritten call are, and how its texts are written. */
export interface Words {
  /** The function that fires the event. */
  readonly trigger: string;
  /** The expression that gives the client. */
  readonly client: string;
  readonly quote: (text: string) => string;
}
