import type { JsonObject } from "../../base/json/json.js";

/** How lists of headers, parameters and settings say what a value is. */
const nameKeys = ["name", "key", "header", "param", "parameter", "variable"];

/** The key that says what the value of a property is: of `{ "name": "Authorization", "value": … }`, the name. */
export function keyIn(object: JsonObject, key: string): string {
  if (!/^(?:value|val|content)$/i.test(key)) return key;
  for (const name of nameKeys) {
    const said = Object.hasOwn(object, name) ? object[name] : undefined;
    if (typeof said === "string") return said;
  }
  return key;
}
