import type { ChangeKind } from "./path-change.js";

/** What a change is to those who send events, or to the workflows that read them. */
export type Verdict = "breaking" | "compatible";

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
