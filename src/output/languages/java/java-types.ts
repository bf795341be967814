import {
  type ClassDeclaration,
  type Classes,
  type ClassType,
  type EnumDeclaration,
  type Field,
  withoutNull,
} from "../classes.js";
import { type DeclaredNames, nameDeclarations } from "../declared-names.js";
import { createNaming, snakeCase, wordsOf } from "../key-words.js";
import { javaComponent, javadoc, javaName, javaString } from "./java-text.js";

/** What the types of an event are written with. */
interface Writing extends DeclaredNames {
  readonly blocks: (readonly string[])[];
  readonly claim: (name: string) => string;
}

/**
 * Writes the types of an event, which are nested in its class: a class is a record, and a union, or a payload that is no
 * object with known properties, a class with an `of` for each type.
 *
 * @param own what the class of the event is called
 */
export function javaTypes(
  classes: Classes,
  payloadName: string,
  own: string,
): readonly (readonly string[])[] {
  const { payload, declarations } = classes;
  // Each is a file for the compiler.
  const claim = createNaming((name) => name.toLowerCase());
  claim(own);
  const writing: Writing = {
    blocks: [],
    ...nameDeclarations(classes, (name) => claim(javaName(name))),
    claim,
  };
  if (!writing.has(payloadName)) {
    const { type } = withoutNull(payload);
    const members = type.kind === "union" ? type.members : [type];
    writeOneOf(members, claim(javaName(payloadName)), writing);
  }
  for (const declaration of declarations)
    if (declaration.kind === "class") writeRecord(declaration, writing);
    else writing.blocks.push(enumLines(declaration, writing));
  return writing.blocks;
}

const boxes = {
  any: "Object",
  null: "Object",
  boolean: "Boolean",
  integer: "Long",
  number: "Double",
  string: "String",
};

/**
 * A type that null may be of.
 *
 * @param hint what a type without a name is called, where it needs one
 */
function boxed(type: ClassType, hint: string, writing: Writing): string {
  switch (type.kind) {
    case "list":
      return `List<${boxed(type.items, `${hint}Item`, writing)}>`;
    case "map":
      return `Map<String, ${boxed(type.values, `${hint}Value`, writing)}>`;
    case "declared":
      return writing.nameOf(type.name);
    case "union": {
      const { type: own } = withoutNull(type);
      if (own.kind !== "union") return boxed(own, hint, writing);
      const name = writing.claim(`${hint}Union`);
      writeOneOf(own.members, name, writing);
      return name;
    }
    case "any":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
      return boxes[type.kind];
  }
}

const primitives: Readonly<Record<string, string>> = {
  boolean: "boolean",
  integer: "long",
  number: "double",
};

/** A type that null is not of, where Java has one. */
function unboxed(type: ClassType, hint: string, writing: Writing): string {
  return primitives[type.kind] ?? boxed(type, hint, writing);
}

function writeRecord(
  { name: given, description, fields }: ClassDeclaration,
  writing: Writing,
): void {
  const name = writing.nameOf(given);
  const claim = createNaming();
  const at = writing.blocks.length;
  const components = fields.map((field) => {
    const words = wordsOf(field.key);
    const own = claim(javaComponent(words));
    return componentLines(
      field,
      own,
      `${name}${own.charAt(0).toUpperCase()}${own.slice(1)}`,
      writing,
    );
  });
  const last = components.length - 1;
  // Before the unions in it.
  writing.blocks.splice(at, 0, [
    ...javadoc(description),
    "@JsonIgnoreProperties(ignoreUnknown = true)",
    "@JsonInclude(JsonInclude.Include.ALWAYS)",
    ...(components.length === 0
      ? [`public record ${name}() {}`]
      : [
          `public record ${name}(`,
          ...components.flatMap(({ before, text }, index) => [
            ...before,
            `        ${text}${index === last ? ") {}" : ","}`,
          ]),
        ]),
  ]);
}

/** What is optional is null where it is absent; what may as well be null is a `Nullable`, which tells the two apart. */
function componentLines(
  { key, type, optional, description }: Field,
  name: string,
  hint: string,
  writing: Writing,
): { readonly before: readonly string[]; readonly text: string } {
  const { isNullable } = withoutNull(type);
  const own = optional
    ? boxed(type, hint, writing)
    : unboxed(type, hint, writing);
  const whole = optional && isNullable ? `Nullable<${own}>` : own;
  return {
    before: javadoc(description, "        "),
    text: optional
      ? `@JsonProperty(${javaString(key)}) @JsonInclude(JsonInclude.Include.NON_NULL) ${whole} ${name}`
      : `@JsonProperty(value = ${javaString(key)}, required = true) ${whole} ${name}`,
  };
}

const creator = "    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)";

function enumLines(
  { name: given, values }: EnumDeclaration,
  { nameOf }: Writing,
): readonly string[] {
  const name = nameOf(given);
  const claim = createNaming();
  return [
    `public enum ${name} {`,
    ...values.map((value, index) => {
      const own = claim(javaName(snakeCase(wordsOf(value)).toUpperCase()));
      const end = index === values.length - 1 ? ";" : ",";
      return `    ${own}(${javaString(value)})${end}`;
    }),
    "",
    "    private final String value;",
    "",
    `    ${name}(String value) {`,
    "        this.value = value;",
    "    }",
    "",
    "    @JsonValue",
    "    public String value() {",
    "        return value;",
    "    }",
    "",
    creator,
    `    public static ${name} of(String value) {`,
    `        for (${name} one : values()) {`,
    "            if (one.value.equals(value)) {",
    "                return one;",
    "            }",
    "        }",
    '        throw new IllegalArgumentException("No such value: " + value);',
    "    }",
    "}",
  ];
}

/** A class that holds one of several types, each of another kind of JSON value: by that Jackson chooses. */
function writeOneOf(
  members: readonly ClassType[],
  name: string,
  writing: Writing,
): void {
  const at = writing.blocks.length;
  const creators = members.flatMap((member) =>
    creatorLines(member, name, writing),
  );
  writing.blocks.splice(at, 0, [
    `public static final class ${name} extends OneOf {`,
    `    private ${name}(Object value) {`,
    "        super(value);",
    "    }",
    ...creators,
    "}",
  ]);
}

/** What makes a value of one of its types. */
function creatorLines(
  member: ClassType,
  name: string,
  writing: Writing,
): readonly string[] {
  const type = unboxed(member, name, writing);
  const make = (taken: string, made = "value", isRead = true) => [
    "",
    ...(isRead ? [creator] : []),
    `    public static ${name} of(${taken} value) {`,
    `        return new ${name}(${made});`,
    "    }",
  ];
  // Jackson would read an enum as it does an object.
  if (member.kind === "declared" && writing.isEnum(member.name))
    return [
      ...make(type, "value", false),
      ...make("String", `${type}.of(value)`),
    ];
  // It asks for a creator of the type that a number has, beside those of objects.
  if (member.kind === "integer")
    return [...make("int", "(long) value"), ...make("long")];
  if (member.kind === "number")
    return [
      ...make("int", "(double) value"),
      ...make("long", "(double) value"),
      ...make("double"),
    ];
  return make(type);
}
