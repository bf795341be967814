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

const bits = {
  "date-time": 1,
  date: 2,
  email: 4,
  uuid: 8,
  uri: 16,
} as const satisfies Record<StringFormat, FormatSet>;

const isDateTime = predicate("date-time");
const isDate = predicate("date");
const isEmail = predicate("email");
const isUuid = predicate("uuid");
const isUri = predicate("uri");

// Most dates and addresses are of these forms, and are told by them in a fraction of the time.
const plainDateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const plainUri = /^https?:\/\/[\da-z][\da-z.-]*\/[\w.~/?=&-]*$/i;

/** A character that no URI has. */
const notInUri = /[^!#-;=?-Z_a-z~[\]]/;

const [hyphen, zero, nine] = [0x2d, 0x30, 0x39];

/** Of a UUID, and of one behind `urn:uuid:`. */
const uuidLengths = [36, 45];

/**
 * The formats that a string has, as ajv-formats decides them: what is inferred is what validators accept. A
 * character or two tells of most strings that they have none, and most that have one can have no other.
 */
export function formatsOf(text: string): FormatSet {
  let formats = 0;
  if (startsWithDigit(text)) {
    const found = dateFormat(text);
    if (found !== 0) return found;
  } else if (text.includes(":")) {
    if (plainUri.test(text)) return bits.uri;
    if (!notInUri.test(text) && isUri(text)) formats |= bits.uri;
  }
  if (uuidLengths.includes(text.length) && isUuid(text)) formats |= bits.uuid;
  if (text.includes("@") && isEmail(text)) formats |= bits.email;
  return formats;
}

function startsWithDigit(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= zero && first <= nine;
}

function dateFormat(text: string): FormatSet {
  if (text.charCodeAt(4) !== hyphen) return 0;
  if (text.length === 10) return isDate(text) ? bits.date : 0;
  return plainDateTime.test(text) || isDateTime(text) ? bits["date-time"] : 0;
}

/** Whether a string has a format. */
export function hasFormat(text: string, format: StringFormat): boolean {
  return (formatsOf(text) & bits[format]) !== 0;
}

/** The format to name for a set: the first in {@link stringFormats}, or none. */
export function nameOf(formats: FormatSet): StringFormat | undefined {
  return stringFormats.find((format) => formats & bits[format]);
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
