import type { Shape } from "./shape.js";

/** How many JSON types values of these shapes have, null aside. */
export function kindsIn(shapes: readonly Shape[]): number {
  const has = [
    ({ booleans }: Shape) => booleans > 0,
    ({ number }: Shape) => number,
    ({ string }: Shape) => string,
    ({ array }: Shape) => array,
    ({ object }: Shape) => object,
  ];
  return has.filter((one) => shapes.some(one)).length;
}
