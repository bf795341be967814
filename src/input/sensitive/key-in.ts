import type { JsonObject } from "../../base/json/json.js";
import { isSecretKey, wordsOf } from "./key-kind.js";

/** How lists of headers, parameters, fields and settings say what a value is. */
const naming =
  /^(?:(?:field|header|param|parameter|item|variable|env|cookie|attribute)_)?(?:name|key)$|^(?:header|param|parameter|variable|field|attribute|property|label|question|id)$/;

/** What they call the value. */
const valued =
  /^(?:(?:field|header|param|parameter|item|variable|env|cookie|attribute|string|text|int)_)?(?:value|val)$|^(?:content|data|answer|values?|plain_?text)$/;

/** Objects of secrets, each under a name that tells nothing. */
const container = /(?:secret|password|credential|cookie|token)s$/;

/**
 * The key that says what the value of a property is: of `{ "name": "Authorization", "value": … }`, the name; of what
 * stands in such a value, or among `secrets`, the key of the whole.
 *
 * @param outer the key that says what the object is
 */
export function keyIn(
  object: JsonObject,
  key: string,
  outer: string | undefined,
): string {
  if (isValue(key)) return nameIn(object) ?? outer ?? key;
  return isContainer(outer) && !isSecretKey(key) ? outer : key;
}

/** Whether the key alone does not say what its value is. */
export function needsContext(key: string): boolean {
  return isValue(key) || isContainer(key);
}

function isContainer(key: string | undefined): key is string {
  return key !== undefined && roleOf(key) === "container";
}

function isValue(key: string): boolean {
  return roleOf(key) === "value";
}

type Role = "container" | "value" | "none";

/** Keys come again with every sample, and are judged once. */
const roles = new Map<string, Role>();

function roleOf(key: string): Role {
  const known = roles.get(key);
  if (known !== undefined) return known;
  const words = key.length < 100 ? wordsOf(key) : "";
  const named = container.test(words) ? "container" : "none";
  const role = valued.test(words) ? "value" : named;
  if (roles.size < 10_000) roles.set(key, role);
  return role;
}

function nameIn(object: JsonObject): string | undefined {
  const names = Object.keys(object).filter((key) => naming.test(wordsOf(key)));
  const said = names.map((name) => object[name]);
  const texts = said.filter((name) => typeof name === "string");
  return texts.find((name) => isSecretKey(name)) ?? texts[0];
}
