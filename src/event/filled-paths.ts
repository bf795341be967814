import type { RenamedPath } from "../type/renamed-path.js";
import { writePath } from "../type/variable-path.js";

/** A new path; with the number of objects on the way to the old one that may be made, where there are any. */
export type FilledFrom = string | readonly [now: string, made: number];

/** The old paths that are filled before a payload is sent, each with the new one, as the runtime takes them. */
export function filledPaths(
  renamed: readonly RenamedPath[],
): readonly (readonly [old: string, from: FilledFrom])[] {
  return renamed
    .filter(({ isFilled }) => isFilled)
    .map(({ old, now, made }) => {
      const from = writePath(now);
      return [writePath(old), made > 0 ? [from, made] : from] as const;
    });
}
