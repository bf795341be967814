import type { Place } from "../../base/diagnostics/diagnostic.js";
import type { Json } from "../../base/json/json.js";
import type { ChangeKind } from "../../type/path-change.js";
import type { Impact } from "../impact/impact.js";

/** What a change is to those who send events, or to the workflows that read them. */
export type Verdict = "breaking" | "compatible";

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

/** What a change of each kind is to either side, where nothing more is known of it. */
const verdicts: Readonly<
  Record<ChangeKind, readonly [senders: Verdict, workflows: Verdict]>
> = {
  "event-added": ["compatible", "compatible"],
  "event-removed": ["breaking", "breaking"],
  "event-renamed": ["breaking", "breaking"],
  "path-added": ["breaking", "compatible"],
  "path-removed": ["breaking", "breaking"],
  "path-renamed": ["breaking", "breaking"],
  "type-widened": ["compatible", "breaking"],
  "type-narrowed": ["breaking", "compatible"],
  "type-changed": ["breaking", "breaking"],
  "required-to-optional": ["compatible", "breaking"],
  "optional-to-required": ["breaking", "compatible"],
  "nullable-added": ["compatible", "breaking"],
  "nullable-removed": ["breaking", "compatible"],
  "enum-value-added": ["compatible", "breaking"],
  "enum-value-removed": ["breaking", "compatible"],
  "text-changed": ["compatible", "compatible"],
};

/** What a change is to both sides. A path that need not be there may be added without harm. */
export function judge(
  change: ChangeKind,
  optional = false,
): { readonly senders: Verdict; readonly workflows: Verdict } {
  const [senders, workflows] = verdicts[change];
  return {
    senders: change === "path-added" && optional ? "compatible" : senders,
    workflows,
  };
}
