import { Diagnostics } from "./diagnostic.js";

/** A collector for problems that nobody is told: whether there are any is all that matters, or they were told before. */
export function unreported(): Diagnostics {
  return new Diagnostics();
}
