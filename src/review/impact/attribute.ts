import { anySign } from "../../type/variable-path.js";
import type { Change } from "../diff/change.js";
import { isWithin, matches } from "../usages/path-of-type.js";
import type { LocatedCall } from "./broken-call.js";
import type { FormerEvents } from "./former-events.js";

/** The changes that a call will not compile for: of its event, those that fit best what is known of it. */
export function causesOf(
  call: LocatedCall,
  breaking: readonly Change[],
  { slugOf }: FormerEvents,
): readonly Change[] {
  const possible = breaking.filter(
    (change) => call.event === undefined || slugOf(change) === call.event,
  );
  const fits = possible.map((change) => fitOf(call, change));
  const best = Math.max(...fits);
  return possible.filter((_, index) => fits[index] === best);
}

/** How well a change explains a call: by its path, by all keys of it, by the last of them, as the event's own. */
function fitOf(call: LocatedCall, change: Change): number {
  const { path, after } = change;
  if (path === undefined) return 0.5;
  const now = change.change === "path-renamed" ? after : undefined;
  return Math.max(
    ...[path, ...(now === undefined ? [] : [now])].map((each) =>
      fitOfPath(call, each),
    ),
  );
}

function fitOfPath({ path: taken, names }: LocatedCall, path: string): number {
  if (path === "") return 0.25;
  if (taken !== undefined && (matches(taken, path) || isWithin(taken, path)))
    return Infinity;
  const keys = path.split(".").filter((key) => key !== anySign);
  const last = keys.at(-1);
  if (last === undefined || !names.has(last)) return 0;
  return keys.every((key) => names.has(key)) ? 1 + keys.length : 1;
}
