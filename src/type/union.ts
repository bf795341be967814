import type { PayloadType } from "./payload-type.js";
import { isSame } from "./same-type.js";
import { membersOf } from "./visit.js";

/**
 * The type of values of any of the members: unions flattened, what comes twice merged, `never` left out, `null`
 * last. No member at all is `unknown`, and so is any union with `unknown`.
 */
export function unionOf(types: readonly PayloadType[]): PayloadType {
  const [first] = types;
  if (!first) return { kind: "unknown" };
  if (types.length === 1) return first;
  const members: PayloadType[] = [];
  let nullable = false;
  for (const type of types.flatMap(membersOf)) {
    if (type.kind === "unknown") return type;
    if (type.kind === "never") continue;
    if (type.kind === "null") nullable = true;
    else if (!members.some((member) => isSame(member, type)))
      members.push(type);
  }
  if (nullable) members.push({ kind: "null" });
  const [only, ...others] = members;
  if (!only) return { kind: "never" };
  return others.length === 0 ? only : { kind: "union", members };
}
