import type { ErrorObject } from "ajv";
import { suggest } from "../../base/diagnostics/suggest.js";
import {
  get,
  isList,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../base/json/json.js";
import { follow } from "../load/pointer.js";

/** What is wrong with one value. */
export interface Failure {
  readonly path: JsonPath;
  /** The end of a sentence that begins with the value: `must be a string`. */
  readonly reason: string;
  /** The same one by one, where there are several reasons that have nothing to do with each other. */
  readonly reasons: readonly string[];
}

/** Reasons that are given for one value. */
const maxReasons = 4;

/**
 * Says in plain words what ajv found, once for each value. Where a value fits no alternative of an `anyOf` or
 * `oneOf`, what is wrong by each of them is told at that value.
 */
export function explain(
  errors: readonly ErrorObject[],
  value: Json,
): readonly Failure[] {
  const choices = errors.filter(isChoice).map(pointerOf);
  const groups = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const pointer = pointerOf(error);
    const outermost = choices
      .filter((choice) => `${pointer}/`.startsWith(`${choice}/`))
      .sort((a, b) => a.length - b.length)[0];
    const at = outermost ?? pointer;
    groups.set(at, [...(groups.get(at) ?? []), error]);
  }
  return [...groups].map(([pointer, found]) => ({
    path: pathOf(pointer, value),
    ...reasonOf(pointer, found),
  }));
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/** Whether the error only says that others were found. */
function isSummary({ keyword }: ErrorObject): boolean {
  return keyword === "anyOf" || keyword === "if" || keyword === "propertyNames";
}

/** Where the mistake is: at the property that should not be there, rather than at the object around it. */
function pointerOf(error: ErrorObject): string {
  const { instancePath } = error;
  const name = propertyOf(error);
  if (name === undefined) return instancePath;
  return `${instancePath}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The property that should not be there. */
function propertyOf({ params, propertyName }: ErrorObject): string | undefined {
  const inParams = params as Readonly<Record<string, unknown>>;
  const name =
    propertyName ??
    inParams["propertyName"] ??
    inParams["additionalProperty"] ??
    inParams["unevaluatedProperty"];
  return typeof name === "string" ? name : undefined;
}

function pathOf(pointer: string, value: Json): JsonPath {
  return (follow(value, pointer) ?? []).map(({ step }) => step);
}

function reasonOf(
  pointer: string,
  errors: readonly ErrorObject[],
): Pick<Failure, "reason" | "reasons"> {
  const telling = errors.filter((error) => !isSummary(error));
  const others = telling.filter((error) => !isChoice(error));
  // That no alternative of a `oneOf` fits is worth saying only where nothing says why.
  const told =
    others.length > 0 ? others : telling.length > 0 ? telling : errors;
  const reasons = new Set(
    told.map((error) => {
      const inner = pointerOf(error).slice(pointer.length + 1);
      const reason = describeError(error);
      return inner === ""
        ? reason
        : `${JSON.stringify(inner.replaceAll("/", "."))} ${reason}`;
    }),
  );
  const shown = [...reasons].slice(0, maxReasons);
  if (reasons.size > maxReasons) shown.push("…");
  if (!errors.some(isChoice))
    return { reason: shown.join(", and "), reasons: [...reasons] };
  const own = told.every((error) => pointerOf(error) === pointer);
  const reason = `${own ? "" : "fits no alternative: "}${shown.join(", or ")}`;
  return { reason, reasons: [reason] };
}

/** What ajv's own words leave open, or say in capitals. */
function describeError(error: ErrorObject): string {
  const { keyword, params, propertyName, message = "is not valid" } = error;
  const { allowedValues, allowedValue, type, missingProperty } =
    params as Readonly<Record<string, unknown>>;
  switch (propertyName !== undefined && keyword === "not" ? "name" : keyword) {
    case "name":
    case "additionalProperties":
    case "unevaluatedProperties":
      return `is not a property that the schema has${meantBy(error)}`;
    case "required":
      return `has to have the property ${JSON.stringify(missingProperty)}`;
    case "enum":
      return `must be one of ${JSON.stringify(allowedValues).slice(1, -1).replaceAll(",", ", ")}`;
    case "const":
      return `must be ${JSON.stringify(allowedValue)}`;
    case "type":
      return `must be of type ${String(type).replaceAll(",", " or ")}`;
    case "false schema":
      return "is not allowed";
    case "anyOf":
      return "must fit one of the alternatives";
    case "oneOf":
      return "must fit exactly one of the alternatives";
    default:
      return message.replace("must NOT", "must not");
  }
}

/** The property that was probably meant, in brackets; a short one is like too many others. */
function meantBy(error: ErrorObject): string {
  const name = propertyOf(error) ?? "";
  const meant =
    name.length < 4 ? undefined : suggest(name, propertiesNear(error));
  return meant === undefined ? "" : ` (did you mean ${JSON.stringify(meant)}?)`;
}

/** The properties that the object may have, or those of which it may have no misspelt one. */
function propertiesNear({ parentSchema }: ErrorObject): readonly string[] {
  const schema: JsonObject = parentSchema ?? {};
  const properties = inside(schema, "properties");
  const misspelt = inside(inside(schema, "not"), "not");
  const names = get(misspelt, "enum") ?? Object.keys(properties);
  return isList(names) ? names.filter((name) => typeof name === "string") : [];
}

function inside(schema: JsonObject, keyword: string): JsonObject {
  const child = get(schema, keyword);
  return isObject(child) ? child : {};
}
