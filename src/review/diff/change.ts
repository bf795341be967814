import type { Place } from "../../base/diagnostics/diagnostic.js";
import type { Json } from "../../base/json/json.js";
import type { ChangeKind } from "../../type/path-change.js";
import type { Verdict } from "../../type/verdict.js";
import type { Impact } from "../impact/impact.js";

/** One change, judged for both sides. */
export interface Change {
  /** The event's slug; of an event that is gone, what it was. */
  readonly event: string;
  /** The variable path; absent where the event itself changed, empty for the payload itself. */
  readonly path?: string;
  readonly change: ChangeKind;
  readonly senders: Verdict;
  readonly workflows: Verdict;
  /** What was there, in a few words; of what was renamed, the name. */
  readonly before?: string;
  readonly after?: string;
  /** A payload that proves it: the old schema takes it and the new one refuses it, where that breaks senders. */
  readonly witness?: Json;
  /** A payload of the new schema in which a workflow no longer finds what it found at the path. */
  readonly workflowWitness?: Json;
  /** Why the change is meant, as the manifest's `allow` says. */
  readonly allowed?: string;
  /** Whom a breaking change hurts, where that was asked. */
  readonly impact?: Impact;
  /** Where it shows in the manifest. */
  readonly place?: Place;
}
