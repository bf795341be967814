import { type ClassType, type UnionOfKinds, withoutNull } from "../classes.js";

/** Writes the types of values, and how they are read. */
export interface PhpValues {
  /** A type as PHP has it. */
  typeOf(type: ClassType): string;
  /** A type as comments have it, with what is in lists and maps. */
  describe(type: ClassType): string;
  /** What makes a value of the type of a variable that holds what `json_decode` gives. */
  read(type: ClassType, variable: string): string;
}

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

/** Makes what writes the types of a file. */
export function createPhpValues(
  nameOf: (name: string) => string,
  isEnum: (name: string) => boolean,
): PhpValues {
  const typeOf = (type: ClassType): string => {
    if (type.kind === "declared") return nameOf(type.name);
    return type.kind === "union" ? unionOf(type, typeOf) : plain[type.kind];
  };
  const describe = (type: ClassType): string => {
    if (type.kind === "list") return `list<${describe(type.items)}>`;
    if (type.kind === "map")
      return `${plain.map}<array-key, ${describe(type.values)}>`;
    return type.kind === "union" ? unionOf(type, describe) : typeOf(type);
  };
  const reader = (type: ClassType): string | undefined => {
    if (type.kind === "declared")
      return `${nameOf(type.name)}::${isEnum(type.name) ? "from" : "fromJson"}(...)`;
    const read = readFrom(type, "$value");
    return read === "$value"
      ? undefined
      : `fn (mixed $value): ${typeOf(type)} => ${read}`;
  };
  const readFrom = (type: ClassType, variable: string): string => {
    switch (type.kind) {
      case "declared":
        return `${nameOf(type.name)}::${isEnum(type.name) ? "from" : "fromJson"}(${variable})`;
      case "list": {
        const items = reader(type.items);
        return items ? `array_map(${items}, ${variable})` : variable;
      }
      case "map": {
        const read = reader(type.values);
        return `Absent::mapOf(${[variable, ...(read ? [read] : [])].join(", ")})`;
      }
      case "union": {
        const { type: own, isNullable } = withoutNull(type);
        if (own.kind !== "union") {
          const read = readFrom(own, variable);
          return isNullable && read !== variable
            ? `(${variable} === null ? null : ${read})`
            : read;
        }
        const arms = own.members.flatMap((member) => {
          const read = readFrom(member, variable);
          return read === variable
            ? []
            : [`${holds(member, variable)} => ${read}, `];
        });
        return arms.length === 0
          ? variable
          : `match (true) { ${arms.join("")}default => ${variable} }`;
      }
      default:
        return variable;
    }
  };
  const holds = (type: ClassType, variable: string): string => {
    if (type.kind === "list") return `is_array(${variable})`;
    return type.kind === "declared" && isEnum(type.name)
      ? `is_string(${variable})`
      : `${variable} instanceof \\stdClass`;
  };
  return {
    typeOf,
    describe,
    read: readFrom,
  };
}

/** A union of types, one of which may be `null`; of anything, it is `mixed`. */
export function phpUnion(types: readonly string[]): string {
  // `?T` is `T|null` only where it stands alone.
  const names = [
    ...new Set(
      types.flatMap((type) =>
        type.startsWith("?") ? [type.slice(1), "null"] : [type],
      ),
    ),
  ];
  if (names.includes(plain.any)) return plain.any;
  const [only = "", ...others] = names.filter((name) => name !== "null");
  const isSimple = others.length === 0 && !/[<|]/.test(only);
  if (isSimple) return names.includes("null") ? `?${only}` : only;
  return names.join("|");
}

function unionOf(
  type: UnionOfKinds,
  write: (type: ClassType) => string,
): string {
  return phpUnion(
    type.members.map((one) => (one.kind === "null" ? "null" : write(one))),
  );
}
