import {
  isList,
  isObject,
  type Json,
  type JsonObject,
} from "../../base/json/json.js";
import { findSensitive } from "../../input/sensitive/find-sensitive.js";
import type { Redactor } from "../../input/sensitive/redactor.js";

/**
 * A payload in which nothing is left that `redact` would find: where keys are data, in their names neither.
 *
 * @returns undefined where something is left after all
 */
export function hideSensitive(
  payload: JsonObject,
  redactor: Redactor,
): JsonObject | undefined {
  const hidden = withNames(redactor.value(payload), redactor);
  return isObject(hidden) && findSensitive(hidden).length === 0
    ? hidden
    : undefined;
}

/** The value with stand-ins in its keys; the values were redacted by the names that the keys had. */
function withNames(value: Json, redactor: Redactor): Json {
  if (isList(value)) return value.map((item) => withNames(item, redactor));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      hideInText(key, redactor),
      withNames(item, redactor),
    ]),
  );
}

/** A text that is no value of a payload, without what is sensitive in it. */
export function hideInText(text: string, redactor: Redactor): string {
  const hidden = redactor.value(text);
  return typeof hidden === "string" ? hidden : "";
}
