/** Formats that ajv-formats decides with a function; all others are patterns, which are printed. */
const formats = [
  "date",
  "time",
  "date-time",
  "iso-time",
  "iso-date-time",
  "uri",
  "regex",
  "byte",
  "int32",
  "int64",
  "float",
  "double",
] as const;

/** What ajv's code would load from packages, by what it writes, with what `validator-support.ts` calls it. */
export const helpers: ReadonlyMap<string, string> = new Map([
  ['require("ajv/dist/runtime/equal").default', "equal"],
  ['require("ajv/dist/runtime/ucs2length").default', "ucs2length"],
  ...formats.map((format): [string, string] => [
    `require("ajv-formats/dist/formats").fullFormats${/-/.test(format) ? `["${format}"]` : `.${format}`}`,
    `${format.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Format`,
  ]),
]);
