import {
  isList,
  type Json,
  type JsonObject,
  type JsonScalar,
} from "../../base/json/json.js";
import { stringFormats } from "../../type/formats.js";
import {
  choice,
  copy,
  deprecation,
  type Draft,
  type Field,
  flag,
  matching,
  object,
  type Reading,
  rejectUnknown,
  reportType,
  reportValue,
  text,
  titleOf,
} from "./fields.js";
import { type Override, type OverrideType, overrideTypes } from "./manifest.js";

const oneType = choice(overrideTypes);

/** One type, or an array of several. */
const types: Field<readonly OverrideType[]> = (value, key, reading) => {
  if (isList(value)) return items(value, oneType, key, reading);
  if (typeof value !== "string") {
    reportType(value, "the name of a type, or an array of them", key, reading);
    return undefined;
  }
  const type = oneType(value, key, reading);
  return type && [type];
};

const constant: Field<JsonScalar> = (value, key, reading) => {
  if (typeof value === "object" && value !== null) {
    reportType(value, "a string, a number, true, false or null", key, reading);
    return undefined;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    const at = [...reading.path, key];
    reading.diagnostics.add(
      "CE110",
      `${titleOf(at)} is too large a number.`,
      reading.document.place(at),
    );
    return undefined;
  }
  return value;
};

/** A few constants. */
const constants: Field<readonly JsonScalar[]> = (value, key, reading) => {
  if (isList(value)) return items(value, constant, key, reading);
  reportType(value, "an array", key, reading);
  return undefined;
};

/** A few values of a discriminator. */
const tags: Field<readonly string[]> = (value, key, reading) => {
  if (isList(value)) return items(value, text, key, reading);
  reportType(value, "an array", key, reading);
  return undefined;
};

/** Every field of an override. */
export const overrideFields = {
  type: types,
  optional: flag,
  nullable: flag,
  enum: constants,
  open: flag,
  format: choice(stringFormats),
  map: flag,
  discriminator: matching(/[^]/u, "the name of a property"),
  kinds: tags,
  exactlyOne: flag,
  description: text,
  deprecated: deprecation,
  renamedTo: matching(/[^]/u, "a variable path"),
  write: choice(["both"]),
};

/**
 * Reads the `overrides` of an event; what is wrong with them is reported.
 *
 * @param event the event that they stand in
 */
export function readOverrides(
  overrides: JsonObject,
  event: Reading,
): readonly Override[] {
  const { document, diagnostics } = event;
  const path = [...event.path, "overrides"];
  const read: Override[] = [];
  for (const [variable, value] of Object.entries(overrides)) {
    const override = object(value, variable, { document, diagnostics, path });
    if (override)
      read.push(
        readOverride(variable, override, {
          document,
          diagnostics,
          path: [...path, variable],
        }),
      );
  }
  return read;
}

/** Fields that say nothing without another one. */
const companions = [
  ["open", "enum", 'List the known values in "enum", or remove it.'],
  ["write", "renamedTo", 'Name the new path in "renamedTo", or remove it.'],
  [
    "kinds",
    "discriminator",
    'Name the property that tells kinds apart in "discriminator", or remove it.',
  ],
] as const;

function readOverride(
  variable: string,
  override: JsonObject,
  reading: Reading,
): Override {
  rejectUnknown(override, overrideFields, reading);
  const read: Draft<Override> = { variable, path: reading.path };
  copy(override, "type", overrideFields.type, read, reading);
  copy(override, "optional", overrideFields.optional, read, reading);
  copy(override, "nullable", overrideFields.nullable, read, reading);
  copy(override, "enum", overrideFields.enum, read, reading);
  copy(override, "open", overrideFields.open, read, reading);
  copy(override, "format", overrideFields.format, read, reading);
  copy(override, "map", overrideFields.map, read, reading);
  copy(override, "discriminator", overrideFields.discriminator, read, reading);
  copy(override, "kinds", overrideFields.kinds, read, reading);
  copy(override, "exactlyOne", overrideFields.exactlyOne, read, reading);
  copy(override, "description", overrideFields.description, read, reading);
  copy(override, "deprecated", overrideFields.deprecated, read, reading);
  copy(override, "renamedTo", overrideFields.renamedTo, read, reading);
  copy(override, "write", overrideFields.write, read, reading);
  if (read.open && read.enum?.some((value) => typeof value !== "string"))
    reportValue(
      "goes only with strings",
      'Leave nothing but strings in "enum", or remove it; "nullable" allows null.',
      "open",
      reading,
    );
  for (const [field, other, help] of companions)
    if (Object.hasOwn(override, field) && !Object.hasOwn(override, other))
      reportValue(`goes only with "${other}"`, help, field, reading);
  return read;
}

/** Reads an array of different items; undefined where none of them can be used. */
function items<T>(
  array: readonly Json[],
  item: Field<T>,
  key: string | number,
  reading: Reading,
): readonly T[] | undefined {
  if (array.length === 0)
    reportValue(
      "is empty",
      "Put at least one value into it, or remove it.",
      key,
      reading,
    );
  const within = { ...reading, path: [...reading.path, key] };
  const read = new Set<T>();
  for (const [index, value] of array.entries()) {
    const one = item(value, index, within);
    if (one === undefined) continue;
    if (read.has(one))
      reportValue(
        `is ${JSON.stringify(value)} again`,
        "Remove it.",
        index,
        within,
      );
    read.add(one);
  }
  return read.size > 0 ? [...read] : undefined;
}
