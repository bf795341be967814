import type { PayloadType } from "./payload-type.js";

/**
 * The type of values of any of the members: unions flattened, scalars that come twice merged, `null`
 * last. No member at all is `unknown`, and so is any union with `unknown`.
 */
export function unionOf(types: readonly PayloadType[]): PayloadType {
  const [first] = types;
  if (types.length === 1 && first) return first;
  const members: PayloadType[] = [];
  let nullable = false;
  for (const type of types.flatMap((type) =>
    type.kind === "union" ? type.members : [type],
  )) {
    if (type.kind === "unknown") return type;
    if (type.kind === "null") nullable = true;
    else if (!members.some((member) => isSameScalar(member, type)))
      members.push(type);
  }
  if (nullable && members.length > 0) members.push({ kind: "null" });
  const [only, ...others] = members;
  if (!only) return { kind: nullable ? "null" : "unknown" };
  return others.length === 0 ? only : { kind: "union", members };
}

function isSameScalar(a: PayloadType, b: PayloadType): boolean {
  if (a.kind === "string") return b.kind === "string" && a.format === b.format;
  return (
    (a.kind === "boolean" || a.kind === "integer" || a.kind === "number") &&
    a.kind === b.kind
  );
}
