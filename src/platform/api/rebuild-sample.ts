import type { Json, JsonObject } from "../../base/json/json.js";
import type { EventVariable } from "../event-variables.js";

/** What is known of one path. */
interface Branch {
  type: string;
  readonly below: Map<string, Branch>;
}

/** A payload that has these variables: its shape is the event's, its values are nobody's. */
export function rebuildSample(variables: readonly EventVariable[]): JsonObject {
  const root: Branch = { type: "object", below: new Map() };
  for (const { key, type } of variables) {
    let at = root;
    for (const step of key.replace(/\[(\d+)\]/g, ".$1").split(".")) {
      const next = at.below.get(step) ?? { type: "", below: new Map() };
      at.below.set(step, next);
      at = next;
    }
    at.type = type.toLowerCase();
  }
  return objectOf(root);
}

function objectOf({ below }: Branch): JsonObject {
  return Object.fromEntries(
    [...below].map(([key, branch]) => [key, valueOf(branch)]),
  );
}

function valueOf(branch: Branch): Json {
  const { type, below } = branch;
  if (below.size === 0) return emptyValues[type] ?? null;
  const isNumbered = [...below.keys()].every((key) => /^\d+$/.test(key));
  if (isNumbered && type !== "object") return [...below.values()].map(valueOf);
  return type === "array" ? [objectOf(branch)] : objectOf(branch);
}

/** A value of each type; of one that no page tells there is none. A number is no integer, for nobody said so. */
const emptyValues: Readonly<Partial<Record<string, Json>>> = {
  text: "",
  string: "",
  number: 0.5,
  integer: 0,
  boolean: false,
  object: {},
  array: [],
};
