import { isObject, readObject } from "./fields.js";
import type { SendOptions } from "./request.js";

/**
 * New paths by the old ones that they fill, as the manifest writes them. With a number, as many of the last objects on
 * the way to the old path are made where they are missing.
 */
export type RenamedPaths = Readonly<
  Record<string, string | readonly [now: string, made: number]>
>;

/**
 * Fills the old paths of a payload from the new ones, for workflows that still read them. What is there stays as it is,
 * and the caller's payload is not touched.
 *
 * @example
 * const { payload } = fillRenamed(
 *   { payload: { items: [{ code: "A-1" }] } },
 *   { "items.*.sku": "items.*.code" },
 * );
 * console.log(payload); // { items: [ { code: 'A-1', sku: 'A-1' } ] }
 */
export function fillRenamed<Request extends SendOptions>(
  request: Request,
  paths: RenamedPaths = {},
): Request {
  const entries = Object.entries(paths);
  const payload = entries.length ? payloadAsSent(request) : undefined;
  if (!payload) return request;
  for (const [old, entry] of entries) {
    const [now, made] = typeof entry === "string" ? [entry, 0] : entry;
    fill(payload, old.split("."), now.split("."), made);
  }
  return { ...request, payload };
}

/** A copy of the payload; undefined where there is none in JSON, which the client reports. */
function payloadAsSent(request: SendOptions): object | undefined {
  try {
    // A copy of the request, which there is even of undefined.
    return readObject(JSON.stringify({ ...request }.payload));
  } catch {
    return undefined;
  }
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
    for (const item of at as readonly unknown[]) fill(item, old, now, made);
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
