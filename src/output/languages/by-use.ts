import type { Classes, ClassType, Declaration } from "./classes.js";

/** The declarations, each after those that it refers to; where they refer to each other, one of them comes first. */
export function byUse({ declarations }: Classes): readonly Declaration[] {
  const byName = new Map(declarations.map((one) => [one.name, one]));
  const ordered = new Set<Declaration>();
  const above = new Set<Declaration>();
  const visit = (one: Declaration): void => {
    if (above.has(one)) return;
    above.add(one);
    const fields = one.kind === "class" ? one.fields : [];
    for (const name of fields.flatMap(({ type }) => namesOf(type))) {
      const used = byName.get(name);
      if (used) visit(used);
    }
    ordered.add(one);
  };
  declarations.forEach(visit);
  return [...ordered];
}

/** The declarations that a type names. */
function namesOf(type: ClassType): readonly string[] {
  if (type.kind === "declared") return [type.name];
  if (type.kind === "list") return namesOf(type.items);
  if (type.kind === "map") return namesOf(type.values);
  return type.kind === "union" ? type.members.flatMap(namesOf) : [];
}
