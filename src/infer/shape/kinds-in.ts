import type { Shape } from "./shape.js";

/** How many JSON types the values have, null aside. */
export function kindsIn(shape: Shape): number {
  const { booleans, number, string, array, object } = shape;
  return [booleans > 0, number, string, array, object].filter(Boolean).length;
}
