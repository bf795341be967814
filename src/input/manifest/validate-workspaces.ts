import { baseUrlFault } from "../../base/base-url.js";
import { isObject, type Json } from "../../base/json/json.js";
import {
  copy,
  type Draft,
  type Field,
  flag,
  matching,
  object,
  type Reading,
  rejectUnknown,
  reportType,
  reportValue,
  take,
  titleOf,
} from "./fields.js";
import type { ManifestWorkspace } from "./manifest.js";

const urlForm = matching(
  /^https?:\/\/[^\s/?#\\@]+(\/[^\s?#\\]*)?$/u,
  "an http or https URL without user, query and fragment",
);

/** Where Cobalt's API is: the URL of something that `fetch` connects to. */
export const baseUrl: Field<string> = (value, key, reading) => {
  const url = urlForm(value, key, reading);
  const fault = url && baseUrlFault(url);
  if (!fault) return url;
  const help = "Correct it, or leave it out for Cobalt's own.";
  reportValue(fault, help, key, reading);
  return undefined;
};

/** The name of an environment variable; what else stands there may be the key itself, and is not repeated. */
const variable: Field<string> = (value, key, reading) => {
  if (typeof value !== "string") reportType(value, "a string", key, reading);
  else if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(value)) return value;
  else reportKey([...reading.path, key], reading);
  return undefined;
};

/** Every field of a workspace. */
export const workspaceFields = { baseUrl, apiKey: variable, test: flag };

/** The workspaces, by their names. */
export const workspaces: Field<readonly ManifestWorkspace[]> = (
  value,
  key,
  reading,
) => {
  const all = object(value, key, reading);
  if (!all) return undefined;
  const inside = { ...reading, path: [...reading.path, key] };
  return Object.entries(all).flatMap(
    ([name, one]) => readWorkspace(name, one, inside) ?? [],
  );
};

function readWorkspace(
  name: string,
  value: Json,
  reading: Reading,
): ManifestWorkspace | undefined {
  const place = [...reading.path, name];
  const inside = { ...reading, path: place };
  // Nothing else is told then, because the source would be shown with it.
  if (isKey(value)) {
    reportKey(place, reading);
    return undefined;
  }
  const fields = isObject(value) ? Object.entries(value) : [];
  const key = fields.find(([, field]) => isKey(field));
  if (key) {
    reportKey([...place, key[0]], reading);
    return undefined;
  }
  if (!/\S/u.test(name))
    reportValue("has a blank name", "Name the workspace.", name, reading);
  const one = object(value, name, reading);
  if (!one) return undefined;
  rejectUnknown(one, workspaceFields, inside);
  if (!Object.hasOwn(one, "apiKey"))
    reading.diagnostics.add(
      "CE107",
      `${titleOf(place)} needs "apiKey".`,
      reading.document.place(place),
      'Name the environment variable that holds its key, such as "apiKey": "COBALT_API_KEY".',
    );
  const apiKey = take(one, "apiKey", variable, inside);
  const read: Partial<Draft<ManifestWorkspace>> = {};
  copy(one, "baseUrl", baseUrl, read, inside);
  const test = take(one, "test", flag, inside) ?? false;
  return apiKey === undefined
    ? undefined
    : { ...read, name, place, apiKey, test };
}

/** Whether it is an API key by its looks. */
function isKey(value: Json): boolean {
  return typeof value === "string" && /^[pt]k/.test(value);
}

function reportKey(
  path: Reading["path"],
  { document, diagnostics }: Reading,
): void {
  const message = `${titleOf(path)} is not the name of an environment variable.`;
  diagnostics.add("CE111", message, document.place(path));
}
