import { Diagnostics } from "./diagnostic.js";

/** A collector of problems that stay unreported: only their presence matters, or they were reported before. */
export function unreported(): Diagnostics {
  return new Diagnostics();
}
