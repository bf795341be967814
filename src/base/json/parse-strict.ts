import type { Json } from "./json.js";

/** The value of a strict JSON text, or undefined where it is none. */
export function parseStrict(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
