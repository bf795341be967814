import { type ClassType, type UnionOfKinds, withoutNull } from "../classes.js";
import type { DeclaredNames } from "../declared-names.js";

const plain = {
  any: "mixed",
  null: "mixed",
  boolean: "bool",
  integer: "int",
  number: "float",
  string: "string",
  list: "array",
  map: String.raw`\ArrayObject`,
};

/** A type as PHP has it. */
export function phpType(type: ClassType, names: DeclaredNames): string {
  if (type.kind === "declared") return names.nameOf(type.name);
  return type.kind === "union"
    ? unionOf(type, (one) => phpType(one, names))
    : plain[type.kind];
}

/** A type as comments have it, with what is in lists and maps. */
export function describedType(type: ClassType, names: DeclaredNames): string {
  const describe = (one: ClassType): string => describedType(one, names);
  if (type.kind === "list") return `list<${describe(type.items)}>`;
  if (type.kind === "map")
    return `${plain.map}<array-key, ${describe(type.values)}>`;
  return type.kind === "union" ? unionOf(type, describe) : phpType(type, names);
}

/** What makes a value of the type of a variable that holds what `json_decode` gives. */
export function phpReading(
  type: ClassType,
  variable: string,
  names: DeclaredNames,
): string {
  if (type.kind === "declared")
    return `${maker(type.name, names)}(${variable})`;
  if (type.kind === "list") {
    const items = readerOf(type.items, names);
    return items === undefined ? variable : `array_map(${items}, ${variable})`;
  }
  if (type.kind === "map") {
    const values = readerOf(type.values, names);
    const taken = values === undefined ? variable : `${variable}, ${values}`;
    return `Absent::mapOf(${taken})`;
  }
  return type.kind === "union" ? readUnion(type, variable, names) : variable;
}

function maker(name: string, { nameOf, isEnum }: DeclaredNames): string {
  return `${nameOf(name)}::${isEnum(name) ? "from" : "fromJson"}`;
}

/** A function that reads values of a type; none where they are what they are read from. */
function readerOf(type: ClassType, names: DeclaredNames): string | undefined {
  if (type.kind === "declared") return `${maker(type.name, names)}(...)`;
  const read = phpReading(type, "$value", names);
  return read === "$value"
    ? undefined
    : `fn (mixed $value): ${phpType(type, names)} => ${read}`;
}

function readUnion(
  type: UnionOfKinds,
  variable: string,
  names: DeclaredNames,
): string {
  const { type: own, isNullable } = withoutNull(type);
  if (own.kind !== "union") {
    const read = phpReading(own, variable, names);
    return isNullable && read !== variable
      ? `(${variable} === null ? null : ${read})`
      : read;
  }
  const arms = own.members.flatMap((member) => {
    const read = phpReading(member, variable, names);
    return read === variable
      ? []
      : [`${holds(member, variable, names)} => ${read}, `];
  });
  return arms.length === 0
    ? variable
    : `match (true) { ${arms.join("")}default => ${variable} }`;
}

/** Asks whether a variable holds what a member of a union is read from. */
function holds(
  type: ClassType,
  variable: string,
  { isEnum }: DeclaredNames,
): string {
  if (type.kind === "list") return `is_array(${variable})`;
  return type.kind === "declared" && isEnum(type.name)
    ? `is_string(${variable})`
    : `${variable} instanceof \\stdClass`;
}

/** A union of types, one of which may be `null`; of anything, it is `mixed`. */
export function phpUnion(types: readonly string[]): string {
  // `?T` is `T|null` only where it stands alone.
  const parts = types.flatMap((type) =>
    type.startsWith("?") ? [type.slice(1), "null"] : [type],
  );
  const names = [...new Set(parts)];
  if (names.includes(plain.any)) return plain.any;
  const [only = "", ...others] = names.filter((name) => name !== "null");
  if (others.length > 0 || /[<|]/.test(only)) return names.join("|");
  return names.includes("null") ? `?${only}` : only;
}

function unionOf(
  type: UnionOfKinds,
  write: (type: ClassType) => string,
): string {
  return phpUnion(
    type.members.map((one) => (one.kind === "null" ? "null" : write(one))),
  );
}
