import type { Classes, ClassType } from "../classes.js";

/**
 * Finds out which classes hold themselves without a list or a map between, for which Rust needs a `Box`.
 *
 * @returns whether a value of the first class may hold one of the second in itself
 */
export function holding({
  declarations,
}: Classes): (outer: string, inner: string) => boolean {
  const held = new Map(
    declarations.map((one) => [
      one.name,
      one.kind === "class"
        ? one.fields.flatMap(({ type }) => heldIn(type))
        : [],
    ]),
  );
  return (outer, inner) => {
    const within = new Set([outer]);
    // The set grows while it is gone through.
    for (const name of within) {
      if (name === inner) return true;
      for (const one of held.get(name) ?? []) within.add(one);
    }
    return false;
  };
}

/** The declarations of which a type holds values in itself. */
function heldIn(type: ClassType): readonly string[] {
  if (type.kind === "declared") return [type.name];
  return type.kind === "union" ? type.members.flatMap(heldIn) : [];
}
