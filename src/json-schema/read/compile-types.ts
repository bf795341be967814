import type { JSONSchema, Options } from "json-schema-to-typescript";
import { get, type JsonObject } from "../../base/json/json.js";
import type { EventNames } from "../../event/event.js";
import { dereference, type SchemaBundle } from "../load/bundle.js";
import type { Schema } from "../load/keywords.js";
import { lower, type Lowering } from "./lower.js";
import { anyObject, intersection } from "./lowered.js";
import { decodeFragment } from "../load/pointer.js";
import { createTexts } from "./texts.js";
import { isAlwaysObject, listOf } from "./own-types.js";

/** What json-schema-to-typescript calls the type it is given, whatever its name will be. */
const placeholder = "Payload";

const options: Partial<Options> = {
  additionalProperties: false,
  bannerComment: "",
  format: false,
  maxItems: -1,
  unknownAny: true,
  $refOptions: { resolve: { external: false } },
};

/**
 * Writes the TypeScript of a hand-written schema: the payload's type, which is exported, and a type for each
 * part that is referred to, which is not. The text is not laid out.
 */
export async function compileTypes(
  bundle: SchemaBundle,
  names: EventNames,
): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const typeNames = new Map([[bundle.schema, names.payload]]);
  const declarations: string[] = [];
  // The set grows while it is gone through: a type names those it refers to.
  const wanted = new Set([bundle.schema]);
  for (const schema of wanted) {
    const texts = createTexts();
    const referred = new Map<string, JsonObject>();
    const refer = (
      target: JsonObject,
      reference: string,
      nested: boolean,
    ): string | undefined => {
      // A type may refer to itself from within an object or an array, but not be itself.
      if (!nested && leadsTo(bundle, target, schema)) return undefined;
      const name =
        typeNames.get(target) ??
        helperName(names.payload, reference, [...typeNames.values()]);
      typeNames.set(target, name);
      referred.set(texts.mark(name), target);
      return texts.mark(name);
    };
    const printed = await compile(
      lowerDeclared(schema, { bundle, texts, refer }),
      placeholder,
      options,
    );
    // What it comes to may have no need of a reference: what is anything, or of another type, too is that.
    for (const [mark, target] of referred)
      if (printed.includes(mark)) wanted.add(target);
    const keywords = schema === bundle.schema ? "export type" : "type";
    const head = `${keywords} ${texts.mark(typeNames.get(schema) ?? names.payload)}`;
    declarations.push(texts.restore(asAlias(printed, head)));
  }
  return declarations.join("");
}

/** Lowers a schema that gets a declaration; the payload is an object, whatever else its schema allows. */
function lowerDeclared(schema: JsonObject, lowering: Lowering): JSONSchema {
  const lowered = lower(schema, lowering, false);
  const { bundle } = lowering;
  if (schema !== bundle.schema || isAlwaysObject(bundle)) return lowered;
  return intersection([lowered, anyObject]);
}

/** Whether a type comes to another by names, unions and intersections alone. */
function leadsTo(
  bundle: SchemaBundle,
  from: Schema,
  to: JsonObject,
  seen = new Set<Schema>(),
): boolean {
  if (from === to) return true;
  if (typeof from === "boolean" || seen.has(from)) return false;
  seen.add(from);
  const reference = get(from, "$ref");
  const target =
    typeof reference === "string" ? dereference(bundle, reference) : undefined;
  const lists = ["allOf", "anyOf", "oneOf"].flatMap(
    (keyword) => listOf(from, keyword) ?? [],
  );
  return [...(target === undefined ? [] : [target]), ...lists].some((inner) =>
    leadsTo(bundle, inner, to, seen),
  );
}

/**
 * The name of the type of a definition: the payload's, and the last words of the reference.
 *
 * An underscore keeps a name that speaks of payloads or variables apart from those of another event:
 * `order` with a definition `linePayload` is not `order-payload-line`.
 */
function helperName(
  payload: string,
  reference: string,
  taken: readonly string[],
): string {
  const steps = decodeFragment(reference.slice(1)).normalize("NFC").split("/");
  const words = (steps.at(-1) ?? "")
    .replace(/~[01]/g, "-")
    .match(/[\p{ID_Continue}$]+/gu) ?? ["Part"];
  const suffix = words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  const name = /Payload|Variable(?:Types|Path)/.test(suffix)
    ? `${payload}_${suffix}`
    : payload + suffix;
  let free = name;
  for (let count = 2; taken.includes(free); count += 1)
    free = `${name}${count}`;
  return free;
}

const declared = new RegExp(
  `^(?<comment>(?:/\\*\\*[^]*?\\*/\\n)?)export (?:type ${placeholder} = |interface ${placeholder} (?={))(?<type>[^]*)\\n$`,
);

/** Makes a type alias of what json-schema-to-typescript declares: an interface is no `Record<string, unknown>`. */
function asAlias(printed: string, head: string): string {
  const { comment, type } = declared.exec(printed)?.groups ?? {};
  if (comment === undefined || type === undefined) {
    throw new Error(
      "json-schema-to-typescript declares types in another way than it did.",
    );
  }
  return `${comment}${head} = ${type};\n`;
}
