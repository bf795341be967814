import type { Json } from "../../base/json/json.js";
import type { EventModel } from "../../event/event.js";
import type { PayloadType } from "../../type/payload-type.js";
import { definitionOf } from "../../type/definitions.js";
import {
  anyItem,
  anyKey,
  type Segments,
  showPath,
} from "../../type/variable-path.js";
import { childrenOf } from "../../type/visit.js";
import type { Inexpressible } from "./language.js";

/**
 * Where an event's name, or a key or a constant of its payload, has half of a surrogate pair, which JSON and JavaScript can
 * say, but no language whose texts are UTF-8.
 */
export function halfPairIn(
  { name, payload }: Pick<EventModel, "name" | "payload">,
  language: string,
): Inexpressible | undefined {
  const { type, definitions } = payload.type;
  const seen = new Set<string>();
  const find = (type: PayloadType, at: Segments): string | undefined => {
    if (type.kind === "enum") {
      const value = type.values.find((one) => !isText(one));
      return value === undefined
        ? undefined
        : `${showPath(at)} may be ${JSON.stringify(value)}`;
    }
    if (type.kind === "reference") {
      if (seen.has(type.name) || !definitions.has(type.name)) return undefined;
      seen.add(type.name);
      return find(definitionOf(type.name, definitions).type, at);
    }
    const keys =
      type.kind === "object" ? type.properties.map(({ key }) => key) : [];
    const key = keys.find((key) => !isText(key));
    if (key !== undefined) return `the key at ${showPath([...at, key])}`;
    for (const [index, child] of childrenOf(type).entries()) {
      const found = find(child, [...at, ...stepTo(type, keys[index])]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = isText(name)
    ? find(type, [])
    : `its name is ${JSON.stringify(name)}`;
  return found === undefined
    ? undefined
    : {
        problem: `${found}, with half of a surrogate pair, which is no text in ${language}`,
      };
}

/** The step from a type to one directly in it. */
function stepTo({ kind }: PayloadType, key: string | undefined): Segments {
  if (key !== undefined) return [key];
  if (kind === "array" || kind === "tuple") return [anyItem];
  return kind === "map" || kind === "object" ? [anyKey] : [];
}

/** Whether a constant holds whole characters alone; JSON escapes those that are not. */
function isText(value: Json): boolean {
  return !/\\ud[89a-f]/.test(JSON.stringify(value));
}
