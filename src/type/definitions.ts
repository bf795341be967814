import type {
  Definition,
  Definitions,
  PayloadType,
  WholeType,
} from "./payload-type.js";
import { childrenOf } from "./visit.js";

/** The name by which a type refers to the payload itself. */
export const payloadReference = "#";

const none: Definitions = new Map();

/** A type that refers to nothing. */
export function wholeOf(type: PayloadType): WholeType {
  return { type, definitions: none };
}

/** The definition that a reference leads to. */
export function definitionOf(
  name: string,
  definitions: Definitions,
): Definition {
  const definition = definitions.get(name);
  if (!definition)
    throw new Error(`No type is defined as ${JSON.stringify(name)}.`);
  return definition;
}

/** The names that a type refers to, and those that these refer to, in the order in which they first come up. */
export function namesIn(
  type: PayloadType,
  definitions: Definitions,
): readonly string[] {
  const names = new Set<string>();
  if (definitions.size > 0) collect(type, names);
  // The set grows while it is gone through.
  for (const name of names)
    collect(definitionOf(name, definitions).type, names);
  return [...names];
}

function collect(type: PayloadType, names: Set<string>): void {
  if (type.kind === "reference") names.add(type.name);
  for (const child of childrenOf(type)) collect(child, names);
}
