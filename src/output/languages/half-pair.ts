import type { Json } from "../../base/json/json.js";
import type { WholeType, PayloadType } from "../../type/payload-type.js";
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
 * Where the payload has a key or a constant with half of a surrogate pair, which JSON and JavaScript can say, but no
 * language whose texts are UTF-8.
 */
export function halfPairIn(
  { type, definitions }: WholeType,
  language: string,
): Inexpressible | undefined {
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
  const found = find(type, []);
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
