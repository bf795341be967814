// What is said of an event as a whole, in words: in a terminal and on a page.
import type { Explained } from "../../../learn/explain/explain.js";
import { count } from "../../render/text.js";

/** What the type of the event rests on, where that is not simply its samples. */
export function basisOf({ samples, handwritten }: Explained): string[] {
  if (handwritten) {
    const shown = samples === 0 ? "." : "; this is what its samples show.";
    return [
      `The schema written by hand decides what the event's type is${shown}`,
    ];
  }
  return samples === 0 ? ["Any payload is accepted."] : [];
}

/** Whether samples are none that somebody has recorded. */
export function rebuiltIn({ samples, rebuilt }: Explained): string[] {
  if (rebuilt === 0) return [];
  const which = rebuilt < samples ? `${rebuilt} of them` : "what there is";
  return [
    `\`pull\` rebuilt ${which} from keys and coarse types: its values say nothing.`,
  ];
}

/** How often a new payload has to be expected to have a key that none had so far; where, a list may follow. */
export function unseenIn(
  { unseen: { samples, alone } }: Explained,
  where?: string,
): string[] {
  // Of one sample everything is new.
  if (samples < 2) return [];
  if (alone === 0)
    return [
      "No key rests on one sample alone: new payloads hardly bring others.",
    ];
  const share = Math.round((100 * alone) / samples);
  const likely = where === undefined ? "" : `; most likely in ${where}`;
  return [
    `About ${share} % of new payloads may have a key not seen yet, as ${count(alone, "sample")} alone ${alone === 1 ? "has" : "have"} some${likely}.`,
  ];
}
