import {
  ArrayType,
  type ClassProperty,
  ClassType as QuicktypeClass,
  ConvenienceRenderer,
  EnumType,
  funPrefixNamer,
  InputData,
  JSONSchemaInput,
  MapType,
  type Namer,
  quicktype,
  QuickTypeError,
  type RenderContext,
  TargetLanguage,
  type Type,
  UnionType,
} from "quicktype-core";
import type { EventModel } from "../../event/event.js";
import { type ClassSchema, classSchemaOf } from "./class-schema.js";
import type { Classes, ClassType, Declaration, Field } from "./classes.js";
import type { Inexpressible } from "./language.js";

/** Has quicktype make classes of an event's payload, in a run of its own: events of one run rename each other's. */
export async function quicktypeClasses(
  event: EventModel,
): Promise<Classes | Inexpressible> {
  const { schema, keys } = classSchemaOf(event);
  const input = new JSONSchemaInput(undefined);
  await input.addSource({
    name: event.names.payload,
    schema: JSON.stringify(schema),
  });
  const inputData = new InputData();
  inputData.addInput(input);
  const found: Classes[] = [];
  try {
    await quicktype({
      inputData,
      lang: new ClassLanguage(keys, (classes) => found.push(classes)),
      ...noGuesses,
    });
  } catch (error) {
    if (!(error instanceof QuickTypeError)) throw error;
    return { problem: `quicktype says ${JSON.stringify(error.message)}` };
  }
  const [classes] = found;
  if (!classes) throw new Error("quicktype renders nothing.");
  return classes;
}

const noGuesses = {
  inferMaps: false,
  inferEnums: false,
  inferUuids: false,
  inferDateTimes: false,
  inferIntegerStrings: false,
  inferBooleanStrings: false,
  combineClasses: false,
  ignoreJsonRefs: true,
};

type Keys = ClassSchema["keys"];
type Report = (classes: Classes) => void;

/** To quicktype a language like others; what it renders is data. */
class ClassLanguage extends TargetLanguage {
  readonly #keys: Keys;
  readonly #report: Report;

  constructor(keys: Keys, report: Report) {
    super({ displayName: "Classes", names: ["classes"], extension: "" });
    this.#keys = keys;
    this.#report = report;
  }

  protected override getOptions(): Record<string, never> {
    return {};
  }

  override get supportsOptionalClassProperties(): boolean {
    return true;
  }

  protected override makeRenderer(context: RenderContext): ClassRenderer {
    return new ClassRenderer(this, context, this.#keys, this.#report);
  }
}

class ClassRenderer extends ConvenienceRenderer {
  readonly #above = new Set<Type>();
  readonly #keys: Keys;
  readonly #report: Report;

  constructor(
    language: TargetLanguage,
    context: RenderContext,
    keys: Keys,
    report: Report,
  ) {
    super(language, context);
    this.#keys = keys;
    this.#report = report;
  }

  // The titles are the names already.
  protected override makeNamedTypeNamer(): Namer {
    return funPrefixNamer("types", (title) => title);
  }

  protected override namerForObjectProperty(): null {
    return null;
  }

  protected override makeUnionMemberNamer(): null {
    return null;
  }

  protected override makeEnumCaseNamer(): null {
    return null;
  }

  protected override emitSourceStructure(): void {
    const declarations: Declaration[] = [];
    this.forEachObject("none", (type: QuicktypeClass) =>
      declarations.push(this.#classOf(type)),
    );
    this.forEachEnum("none", (type) =>
      declarations.push({
        kind: "enum",
        name: this.#nameOf(type),
        values: [...type.cases],
      }),
    );
    for (const payload of this.topLevels.values())
      this.#report({ payload: this.#typeOf(payload), declarations });
  }

  #nameOf(type: Type): string {
    return this.sourcelikeToString(this.nameForNamedType(type));
  }

  #classOf(type: QuicktypeClass): Declaration {
    return {
      kind: "class",
      name: this.#nameOf(type),
      description: this.descriptionForType(type) ?? [],
      fields: [...type.getProperties()].map(([mark, property]) =>
        this.#fieldOf(type, mark, property),
      ),
    };
  }

  #fieldOf(
    owner: QuicktypeClass,
    mark: string,
    { type, isOptional }: ClassProperty,
  ): Field {
    return {
      key: this.#keys.get(mark) ?? mark,
      type: this.#typeOf(type),
      optional: isOptional,
      description: this.descriptionForClassProperty(owner, mark) ?? [],
    };
  }

  /** The type; a list or a map that holds itself is of anything, because nothing in it has a name. */
  #typeOf(type: Type): ClassType {
    if (this.#above.has(type)) return { kind: "any" };
    this.#above.add(type);
    const is = this.#withinOf(type);
    this.#above.delete(type);
    return is;
  }

  #withinOf(type: Type): ClassType {
    if (type instanceof QuicktypeClass || type instanceof EnumType)
      return { kind: "declared", name: this.#nameOf(type) };
    if (type instanceof ArrayType)
      return { kind: "list", items: this.#typeOf(type.items) };
    if (type instanceof MapType)
      return { kind: "map", values: this.#typeOf(type.values) };
    if (type instanceof UnionType) return this.#unionOf(type);
    return { kind: kinds[type.kind] ?? "any" };
  }

  #unionOf(type: UnionType): ClassType {
    const members = [...type.sortedMembers].map((one) => this.#typeOf(one));
    const isNull = ({ kind }: ClassType): boolean => kind === "null";
    return {
      kind: "union",
      members: [
        ...members.filter((member) => !isNull(member)),
        ...members.filter(isNull),
      ],
    };
  }
}

const kinds: Readonly<
  Record<string, "null" | "boolean" | "integer" | "number" | "string">
> = {
  null: "null",
  bool: "boolean",
  integer: "integer",
  double: "number",
  string: "string",
};
