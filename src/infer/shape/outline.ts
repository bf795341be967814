import { commonFormats, isOptional, type Shape } from "./shape.js";

/**
 * All of a shape that its type follows from, as a text: two payloads with the same outline teach the same. The order of
 * keys and how often something was seen are not in it.
 */
export function outlineOf(shape: Shape): string {
  const { nulls, booleans, number, string, array, object } = shape;
  const kinds = [
    nulls > 0 && "null",
    booleans > 0 && "boolean",
    number && (number.fractions > 0 ? "number" : "integer"),
    string && `string ${commonFormats(string)}`,
    array && `[${outlineOf(array.items)}]`,
    object?.values && `{*: ${outlineOf(object.values)}}`,
    object && !object.values && `{${propertiesOf(object).join(", ")}}`,
  ];
  return kinds.filter(Boolean).join(" | ");
}

function propertiesOf(object: NonNullable<Shape["object"]>): readonly string[] {
  return [...object.properties.values()]
    .map((property) => {
      const mark = isOptional(object, property) ? "?" : "";
      return `${JSON.stringify(property.key)}${mark}: ${outlineOf(property.shape)}`;
    })
    .sort();
}
