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

const predicates: Readonly<Record<StringFormat, (text: string) => boolean>> = {
  "date-time": predicate("date-time"),
  date: predicate("date"),
  email: predicate("email"),
  uuid: predicate("uuid"),
  uri: predicate("uri"),
};

// Most dates and addresses are of these forms, and are told by them in a fraction of the time.
const plainDateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const plainUri = /^https?:\/\/[\da-z][\da-z.-]*\/[\w.~/?=&-]*$/i;

/** What makes a URI of words with a colon between them: an authority, or a scheme that is known to have none. */
const meantAsUri =
  /^(?:[a-z][a-z\d+.-]*:\/\/[^/]|file:\/\/\/|urn:[a-z\d-]+:|mailto:[^@]+@|(?:tel|sms):\+?\d|data:[^,]*,|geo:-?\d)/i;

/** What makes a file of an address: `icon@2x.png`. None of these is a top-level domain. */
const fileName =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|pdf|[cm]?js|[jt]sx|[cm]?ts|s?css|less|json|html?|xml|ya?ml|toml|txt|csv|gz|tgz|tar|lock|exe|dll|jar|woff2?|ttf)$/i;

/** What ends an address that is meant as one: a domain that ends in a word, and no version, as in `pnpm@8.6.0`. */
const meantAsEmail = /@(?!v?\d+\.\d)[^@]*\.[a-z][a-z\d-]+$/i;

/** A character that no URI has. */
const notInUri = /[^!#-;=?-Z_a-z~[\]]/;

const [hyphen, zero, nine] = [0x2d, 0x30, 0x39];

/** Of a UUID, and of one behind `urn:uuid:`. */
const uuidLengths = [36, 45];

/**
 * The formats that a string has, and not by an accident of syntax: `postgres:16` is no URI. Whatever has a format here
 * has it for ajv-formats too: what is inferred is what validators accept. A character or two tells of most strings that
 * they have none, and most that have one can have no other.
 */
export function formatsOf(text: string): FormatSet {
  let formats = 0;
  if (startsWithDigit(text)) {
    const found = dateFormat(text);
    if (found !== 0) return found;
  } else if (text.includes(":")) {
    if (plainUri.test(text)) return bits.uri;
    if (meantAsUri.test(text) && !notInUri.test(text) && predicates.uri(text))
      formats |= bits.uri;
  }
  if (uuidLengths.includes(text.length) && predicates.uuid(text))
    formats |= bits.uuid;
  if (text.includes("@") && isEmail(text)) formats |= bits.email;
  return formats;
}

function isEmail(text: string): boolean {
  return (
    meantAsEmail.test(text) && !fileName.test(text) && predicates.email(text)
  );
}

function startsWithDigit(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= zero && first <= nine;
}

function dateFormat(text: string): FormatSet {
  if (text.charCodeAt(4) !== hyphen) return 0;
  if (text.length === 10) return predicates.date(text) ? bits.date : 0;
  return plainDateTime.test(text) || predicates["date-time"](text)
    ? bits["date-time"]
    : 0;
}

/** Whether a validator takes a string for one of a format, be it by an accident of syntax. */
export function hasFormat(text: string, format: StringFormat): boolean {
  return predicates[format](text);
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
