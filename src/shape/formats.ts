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
  readonly test: (text: string) => boolean;
}

// How a string of the format has to look at first sight. Most strings fail here, and those of one format do
// not have to be tested for the others, of which that of URIs is costly.
const looks: Record<StringFormat, RegExp> = {
  "date-time": /^\d{4}-/,
  date: /^\d{4}-/,
  email: /@/,
  uuid: /^(?:urn:uuid:)?[\da-f]{8}-/i,
  uri: /^[a-z][\da-z+.-]*:/i,
};

const tests: readonly FormatTest[] = stringFormats.map((format, index) => {
  const look = looks[format];
  const decide = predicate(format);
  return { bit: 1 << index, test: (text) => look.test(text) && decide(text) };
});

/** The formats that a string has, as ajv-formats decides them: what is inferred is what validators accept. */
export function formatsOf(text: string): FormatSet {
  let formats = 0;
  for (const { bit, test } of tests) if (test(text)) formats |= bit;
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
