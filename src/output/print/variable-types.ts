import { isIndexLike, type Variable } from "../../event/variables.js";
import type { EventModel } from "../../event/event.js";
import type { PayloadType, PlainType } from "../../type/payload-type.js";
import { childrenOf } from "../../type/visit.js";
import {
  anyItem,
  anyKey,
  isAny,
  type Segment,
  writePath,
} from "../../type/variable-path.js";
import { propertyKey, stringLiteral } from "../typescript/escape.js";
import { type CoveredPaths, coveredPaths } from "./covered.js";
import { pathPattern } from "./path.js";
import { anyOf, docLines, toTsType } from "./payload-ts.js";
import type { TsMember, TsType } from "../typescript/type.js";

/** An expression by which a type is looked up: `Payload["a"]`, `NonNullable<Payload["a"]>["b"]`. */
type Lookup = Extract<TsType, { readonly kind: "text" | "apply" }>;

/** What there is to say about the types of an event's variables. */
export interface VariableTypes {
  /** Every variable path with the type of its value. */
  readonly members: readonly TsMember[];
  /** The types of paths that `keyof` the members does not have as they should be written. */
  readonly paths: readonly string[];
}

/**
 * Works out the types of an event's variables.
 *
 * The type of an object or an array is looked up in the payload's, not written out again, so that the text
 * grows with the number of paths alone. It is never looked up in the interface of which this is the inside:
 * to the compiler that is a circle, which it may break with `any`.
 */
export function variableTypes({
  variables,
  names,
  typeNames,
}: EventModel): VariableTypes {
  const found: Found[] = [];
  const collect = (
    holder: Variable,
    lookup: Lookup | undefined,
    map: CoveredPaths<TsType> | undefined,
  ): void => {
    const { segments } = holder;
    const paths = map ?? (holder.entry && coveredPaths(segments.length));
    for (const variable of variablesIn(holder)) {
      const isShort = !hasProperties(variable.type);
      const below =
        isShort && isLeaf(variable)
          ? undefined
          : find(variable, holder, lookup);
      const type =
        isShort || !below
          ? toTsType(variable.type, typeNames)
          : lookedUp(variable, below);
      found.push({ variable, type, paths });
      paths?.add(variable.segments, type);
      collect(variable, below, paths);
    }
  };
  collect(variables, text(names.payload), undefined);
  return {
    members: found.map((each) => ({
      doc: docLines({ deprecated: each.variable.deprecated }),
      head: headOf(each.variable),
      type: patternType(each),
    })),
    paths: found
      .filter(({ variable }) => isAmbiguous(variable))
      .map(({ variable }) => pathPattern(variable.segments)),
  };
}

/** A variable, and the type of its value. */
interface Found {
  readonly variable: Variable;
  readonly type: TsType;
  /** The paths below the outermost map that this one leads through. */
  readonly paths: CoveredPaths<TsType> | undefined;
}

/** The type that stands at a path. What a map's pattern covers, it has to be of its types as well. */
function patternType({ variable, type, paths }: Found): TsType {
  const { segments } = variable;
  if (!paths || !segments.includes(anyKey)) return type;
  const covered = paths.find(segments);
  return covered.length === 0 ? type : anyOf([type, ...covered]);
}

function headOf(variable: Variable): string {
  const { segments } = variable;
  if (!segments.some(isAny)) return propertyKey(writePath(segments));
  return `[path: ${pathPattern(segments, isAmbiguous(variable) ? "bigint" : "number")}]`;
}

/**
 * Whether a path below an item may be read as that of the item: `matrix.0.1` is `matrix.${number}`, too, with
 * the number 0.1. As a `bigint`, an index has no fraction.
 */
function isAmbiguous({ segments, item, entry, properties }: Variable): boolean {
  return (
    segments.at(-1) === anyItem &&
    (item !== undefined ||
      entry !== undefined ||
      [...properties.keys()].some(isIndexLike))
  );
}

function isLeaf({ properties, item, entry }: Variable): boolean {
  return properties.size === 0 && !item && !entry;
}

/** A key such as `0` beside an array is covered by the pattern of the array's items. */
function variablesIn({ properties, item, entry }: Variable): Variable[] {
  const named = [...properties].filter(([key]) => !item || !isIndexLike(key));
  const others = [item, entry].filter((other) => other !== undefined);
  return [...named.map(([, property]) => property), ...others];
}

/** How the variable's type, `undefined` left out, is looked up; undefined where it cannot be. */
function find(
  variable: Variable,
  holder: Variable,
  lookup: Lookup | undefined,
): Lookup | undefined {
  const step = variable.segments.at(-1);
  if (!lookup || step === undefined || !isOnly(holder, kindsWith(step)))
    return undefined;
  const base = isNullable(holder) ? nonNullable(lookup) : lookup;
  const found = index(
    base,
    isAny(step) ? anyTail(step) : `[${stringLiteral(step)}]`,
  );
  return variable.optional ? nonNullable(found) : found;
}

/** The kinds of values that have the step. */
function kindsWith(step: Segment): readonly PlainType["kind"][] {
  if (step === anyItem) return ["array", "tuple"];
  return step === anyKey ? ["map"] : ["object"];
}

function anyTail(step: Segment): string {
  return step === anyItem ? "[number]" : "[string]";
}

/** A type that was looked up; what was taken off with `undefined` is put back. */
function lookedUp(variable: Variable, found: Lookup): TsType {
  return variable.optional && isNullable(variable)
    ? { kind: "union", members: [found, toTsType({ kind: "null" })] }
    : found;
}

function text(expression: string): Lookup {
  return { kind: "text", text: expression };
}

function index(type: Lookup, tail: string): Lookup {
  return type.kind === "text"
    ? text(type.text + tail)
    : { ...type, tail: type.tail + tail };
}

function nonNullable(type: Lookup): Lookup {
  if (type.kind === "apply" && type.tail === "") return type;
  return { kind: "apply", name: "NonNullable", arguments: [type], tail: "" };
}

/** Whether an object with known properties is written out anywhere in the type; anything else is short. */
function hasProperties(type: PayloadType): boolean {
  return type.kind === "object" || childrenOf(type).some(hasProperties);
}

function isOnly(
  { alternatives }: Variable,
  kinds: readonly PlainType["kind"][],
): boolean {
  const [only, ...others] = alternatives.filter(({ kind }) => kind !== "null");
  return only !== undefined && others.length === 0 && kinds.includes(only.kind);
}

function isNullable({ alternatives }: Variable): boolean {
  return alternatives.some(({ kind }) => kind === "null");
}
