import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { didYouMean } from "../../base/diagnostics/suggest.js";
import type { JsonDocument } from "../../base/json/document.js";
import {
  describe,
  get,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";

/** An object of the manifest that is being read. */
export interface Reading {
  readonly document: JsonDocument;
  readonly diagnostics: Diagnostics;
  /** Where the object stands in the manifest. */
  readonly path: JsonPath;
}

/**
 * Reads the value of a field: returns it as its reader wants it, or reports what is wrong with it and returns
 * undefined, as if the field were absent.
 */
export type Field<T> = (
  value: Json,
  key: string | number,
  reading: Reading,
) => T | undefined;

/** Reads a field of an object; undefined where it is absent or unusable. */
export function take<T>(
  object: JsonObject,
  key: string,
  field: Field<T>,
  reading: Reading,
): T | undefined {
  const value = get(object, key);
  return value === undefined ? undefined : field(value, key, reading);
}

/** An object that is being put together. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Reads a field of an object into the draft's field of that name, which stays absent where it is unusable. */
export function copy<T, K extends keyof T & string>(
  object: JsonObject,
  key: K,
  field: Field<NonNullable<T[K]>>,
  draft: T,
  reading: Reading,
): void {
  const value = take(object, key, field, reading);
  if (value !== undefined) draft[key] = value;
}

/** Reports every field that `known` does not have. */
export function rejectUnknown(
  object: JsonObject,
  known: object,
  reading: Reading,
): void {
  for (const key of Object.keys(object)) {
    if (Object.hasOwn(known, key)) continue;
    const names = Object.keys(known);
    reading.diagnostics.add(
      "CE108",
      `${titleOf(reading.path)} takes no field ${JSON.stringify(key)}${didYouMean(key, names) || "."}`,
      reading.document.place([...reading.path, key], "key"),
      `Remove it, or use one of: ${names.join(", ")}.`,
    );
  }
}

/** Any JSON value. */
export const anything: Field<Json> = (value) => value;

/** Any string. */
export const text: Field<string> = (value, key, reading) => {
  if (typeof value === "string") return value;
  reportType(value, "a string", key, reading);
  return undefined;
};

/** True or false. */
export const flag: Field<boolean> = (value, key, reading) => {
  if (typeof value === "boolean") return value;
  reportType(value, "true or false", key, reading);
  return undefined;
};

/** Any object. */
export const object: Field<JsonObject> = (value, key, reading) => {
  if (isObject(value)) return value;
  reportType(value, "an object", key, reading);
  return undefined;
};

/** True, or the reason as a string; false counts as absent. */
export const deprecation: Field<string | true> = (value, key, reading) => {
  if (typeof value === "boolean") return value || undefined;
  if (typeof value !== "string")
    reportType(value, "a string or true", key, reading);
  else if (/\S/u.test(value)) return value;
  else reportValue("is blank", "Give the reason, or write true.", key, reading);
  return undefined;
};

/**
 * A string of a certain form.
 *
 * @param rule what the string must be, for messages: `an http or https URL`
 */
export function matching(pattern: RegExp, rule: string): Field<string> {
  return (value, key, reading) => {
    if (typeof value !== "string") reportType(value, "a string", key, reading);
    else if (pattern.test(value)) return value;
    else
      reportValue(
        `is ${JSON.stringify(value)}, which is not ${rule}`,
        `Give it ${rule}.`,
        key,
        reading,
      );
    return undefined;
  };
}

/** One of a few strings. */
export function choice<T extends string>(choices: readonly T[]): Field<T> {
  return (value, key, reading) => {
    if (typeof value !== "string") {
      reportType(value, "a string", key, reading);
      return undefined;
    }
    const chosen = choices.find((one) => one === value);
    if (chosen === undefined) {
      const list = choices.map((one) => JSON.stringify(one)).join(", ");
      const meant = didYouMean(value, choices);
      reportValue(
        `cannot be ${JSON.stringify(value)}${meant}`,
        `Use one of: ${list}.`,
        key,
        reading,
      );
    }
    return chosen;
  };
}

/** Reports a value of another type than the field takes. */
export function reportType(
  value: Json,
  wanted: string,
  key: string | number,
  { document, diagnostics, path }: Reading,
  help?: string,
): void {
  const at = [...path, key];
  const message = `${titleOf(at)} must be ${wanted}, not ${describe(value)}.`;
  diagnostics.add("CE107", message, document.place(at), help);
}

/**
 * Reports a value that the field does not take, though the type is right.
 *
 * @param problem what follows the field's name: `is blank`
 */
export function reportValue(
  problem: string,
  help: string,
  key: string | number,
  { document, diagnostics, path }: Reading,
): void {
  const at = [...path, key];
  const end = problem.endsWith("?") ? "" : ".";
  diagnostics.add(
    "CE109",
    `${titleOf(at)} ${problem}${end}`,
    document.place(at),
    help,
  );
}

/** What a path of the manifest leads to, for the start of a message: `"as" of event "employee-created"`. */
export function titleOf(path: JsonPath): string {
  if (path.length === 0) return "The manifest";
  const words = nameOf(path);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function nameOf(path: JsonPath): string {
  const owner = path.slice(0, -1);
  const step = path.at(-1);
  if (typeof step === "number") return `item ${step + 1} of ${nameOf(owner)}`;
  const name = JSON.stringify(step);
  if (path.length === 1) return name;
  if (path.length === 2)
    return path[0] === "workspaces" ? `workspace ${name}` : `event ${name}`;
  if (path.length === 4 && path[2] === "overrides")
    return `override ${name} of ${nameOf(path.slice(0, 2))}`;
  return `${name} of ${nameOf(owner)}`;
}
