import type { BuildContext } from "../input/context.js";
import type { ManifestEvent } from "../input/manifest/manifest.js";
import { showPath, writePath } from "../type/variable-path.js";
import type { UnreachableKey } from "./variables.js";

/** What is to be said of one such key, and of several. */
const reasons = {
  empty: ["is empty", "are empty"],
  dot: ["holds a dot", "hold a dot"],
  reserved: ["is taken by the constants", "are taken by the constants"],
  deep: ["is too deep", "are too deep"],
} as const;

/** With more such keys in one object, these are data and not somebody's slip. */
const mostNames = 3;

const mapHelp =
  'If the keys are data, override the path with { "map": true }: its values then have one type, and "$key" leads to them.';

/** Warns of keys that no constant stands for; of the many in an object whose keys are data, once. */
export function reportUnreachable(
  keys: readonly UnreachableKey[],
  { slug, path }: ManifestEvent,
  { manifest, diagnostics }: BuildContext,
): void {
  const event = `(event ${JSON.stringify(slug)})`;
  const warn = (message: string, help?: string): void => {
    const place = manifest.document.place(path, "key");
    diagnostics.add("CE305", `${message} ${event}.`, place, help);
  };
  for (const together of besideEachOther(keys)) {
    const [first] = together;
    const above = first?.segments.slice(0, -1) ?? [];
    // Of the payload itself nobody can say that it is a map.
    if (first && together.length > mostNames && above.length > 0)
      warn(
        `${together.length.toLocaleString("en-US")} keys of ${showPath(above)}, such as ${JSON.stringify(first.segments.at(-1))}, ${reasons[first.reason][1]}, so no constants stand for them`,
        mapHelp,
      );
    else
      for (const { segments, reason } of together)
        warn(
          `The key at ${showPath(segments)} ${reasons[reason][0]}, so no constant stands for it`,
        );
  }
}

/** The keys of one object that have one reason, where the first of them stood. */
function besideEachOther(
  keys: readonly UnreachableKey[],
): Iterable<readonly UnreachableKey[]> {
  const groups = new Map<string, UnreachableKey[]>();
  for (const key of keys) {
    const above = key.segments.slice(0, -1);
    const group = JSON.stringify([
      key.reason,
      above.map((step) =>
        typeof step === "string" ? step : [writePath([step])],
      ),
    ]);
    const own = groups.get(group);
    if (own) own.push(key);
    else groups.set(group, [key]);
  }
  return groups.values();
}
