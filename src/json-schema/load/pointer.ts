import {
  isList,
  isObject,
  type Json,
  type JsonPath,
} from "../../base/json/json.js";

/** One step of a pointer, and what it leads to. */
export interface Step {
  readonly step: string | number;
  readonly value: Json;
}

/** The reference to a place in the same document: `#/definitions/address`. */
export function formatPointer(path: JsonPath): string {
  const escaped = path.map((step) =>
    String(step)
      .replaceAll("~", "~0")
      .replaceAll("/", "~1")
      .replace(/[%#\s"<>\\^`{|}]/g, encodeURIComponent),
  );
  return ["#", ...escaped].join("/");
}

/** Undoes the percent-encoding of a fragment, and leaves alone what is none. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * Follows a JSON pointer, from which the percent-encoding has been taken.
 *
 * @returns every step with the value it leads to, or undefined where one leads nowhere
 */
export function follow(
  root: Json,
  pointer: string,
): readonly Step[] | undefined {
  const walked: Step[] = [];
  let value = root;
  for (const raw of pointer.split("/").slice(1)) {
    const key = raw.replaceAll("~1", "/").replaceAll("~0", "~");
    const step =
      isList(value) && /^(?:0|[1-9]\d*)$/.test(key) ? Number(key) : key;
    const child = childOf(value, step);
    if (child === undefined) return undefined;
    walked.push({ step, value: child });
    value = child;
  }
  return walked;
}

function childOf(value: Json, step: string | number): Json | undefined {
  if (typeof step === "number") return isList(value) ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step)
    ? value[step]
    : undefined;
}
