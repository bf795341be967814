import { fullFormats } from "ajv-formats/dist/formats.js";

/** The string formats that are recognised; where a string has several, the first of them is named. */
export const stringFormats = [
  "date-time",
  "date",
  "email",
  "uuid",
  "uri",
] as const;

/** A string format that is recognised. */
export type StringFormat = (typeof stringFormats)[number];

/** A set of formats: bit n stands for the n-th of {@link stringFormats}. */
export type FormatSet = number;

interface FormatTest {
  readonly bit: FormatSet;
  /** A character without which no string has the format; most strings are told apart by it alone. */
  readonly needs: string;
  readonly test: (text: string) => boolean;
}

const needed: Record<StringFormat, string> = {
  "date-time": ":",
  date: "-",
  email: "@",
  uuid: "-",
  uri: ":",
};

const tests: readonly FormatTest[] = stringFormats.map((format, index) => ({
  bit: 1 << index,
  needs: needed[format],
  test: predicate(format),
}));

/** The formats that a string has, as ajv-formats decides them: what is inferred is what validators accept. */
export function formatsOf(text: string): FormatSet {
  let formats = 0;
  for (const { bit, needs, test } of tests) {
    if (text.includes(needs) && test(text)) formats |= bit;
  }
  return formats;
}

/** The format to name for a set: the first in {@link stringFormats}, or none. */
export function nameOf(formats: FormatSet): StringFormat | undefined {
  return stringFormats.find((_, index) => formats & (1 << index));
}

/** ajv-formats writes a format as a pattern, as a function, or as an object around a function. */
function predicate(format: StringFormat): (text: string) => boolean {
  const definition = fullFormats[format];
  if (definition instanceof RegExp) return (text) => definition.test(text);
  if (typeof definition === "function") return definition;
  if (typeof definition === "object" && "validate" in definition) {
    const { validate } = definition;
    // Its types leave open that a format might be one of numbers; those of strings are not.
    if (typeof validate === "function")
      return validate as (text: string) => boolean;
  }
  throw new TypeError(
    `ajv-formats defines ${format} in another way than it did`,
  );
}
