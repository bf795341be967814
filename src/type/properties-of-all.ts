import { alternativesOf } from "./alternatives.js";
import type {
  Definitions,
  ObjectType,
  PayloadType,
  Remarks,
} from "./payload-type.js";

/** The constants of an object's properties, each with its key. */
export function tagsOf(
  { properties }: ObjectType,
  definitions: Definitions,
): readonly string[] {
  return properties.flatMap(({ key, type }) => {
    const [only, ...more] = alternativesOf(type, definitions);
    return only?.kind === "enum" &&
      more.length === 0 &&
      only.values.length === 1
      ? [JSON.stringify([key, only.values[0]])]
      : [];
  });
}

interface CommonProperty extends Remarks {
  readonly types: readonly PayloadType[];
  readonly optional: boolean;
}

/** The properties of all objects; one that an object lacks may be absent. */
export function propertiesOfAll(
  objects: readonly ObjectType[],
): ReadonlyMap<string, CommonProperty> {
  const merged = new Map<string, CommonProperty & { readonly times: number }>();
  for (const { properties } of objects)
    for (const { key, type, optional, ...remarks } of properties) {
      const other = merged.get(key);
      merged.set(key, {
        ...remarks,
        types: [...(other?.types ?? []), type],
        optional: optional || other?.optional === true,
        times: (other?.times ?? 0) + 1,
      });
    }
  return new Map(
    [...merged].map(([key, { times, ...one }]) => [
      key,
      { ...one, optional: one.optional || times < objects.length },
    ]),
  );
}
