import { isObject, readObject } from "./fields.js";

/**
 * New paths by the old ones that they fill, as the manifest writes them. With a number, as many of the last objects on
 * the way to the old path are made where they are missing.
 */
export type RenamedPaths = Readonly<
  Record<string, string | readonly [now: string, made: number]>
>;

/**
 * Fills the old paths of a payload from the new ones, for workflows that still read them. What is there stays as it is.
 *
 * @param body a request's body, as JSON
 * @example
 * const body = '{"event":"Order Placed","payload":{"items":[{"code":"A-1"}]}}';
 * fillRenamed(body, { "items.*.sku": "items.*.code" });
 * // {"event":"Order Placed","payload":{"items":[{"code":"A-1","sku":"A-1"}]}}
 */
export function fillRenamed(body: string, paths: RenamedPaths): string {
  const whole = readObject(body);
  for (const [old, entry] of Object.entries(paths)) {
    const [now, made] = typeof entry === "string" ? [entry, 0] : entry;
    fill(own(whole, "payload"), old.split("."), now.split("."), made);
  }
  return JSON.stringify(whole);
}

function fill(
  at: unknown,
  [step = "", ...old]: readonly string[],
  [next, ...now]: readonly string[],
  made: number,
): void {
  if (step !== next) {
    const value = [next, ...now].reduce(own, at);
    if (value !== undefined) put(at, [step, ...old], value, made);
  } else if (step !== "*") fill(own(at, step), old, now, made);
  else if (Array.isArray(at)) {
    for (const item of at) fill(item, old, now, made);
  }
}

function put(
  at: unknown,
  [key = "", ...rest]: readonly string[],
  value: unknown,
  made: number,
): void {
  if (!isObject(at)) return;
  if (own(at, key) === undefined && rest.length <= made) {
    const inner = rest.length ? {} : value;
    // Defined, because a key may be called `__proto__`.
    Object.defineProperty(at, key, { value: inner, enumerable: true });
  }
  if (rest.length) put(own(at, key), rest, value, made);
}

/** The value of a key, unless it is inherited. */
function own(from: unknown, key = ""): unknown {
  return isObject(from)
    ? Object.getOwnPropertyDescriptor(from, key)?.value
    : undefined;
}
