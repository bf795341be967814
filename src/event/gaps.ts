import { definitionOf } from "../type/definitions.js";
import type { Definitions, Property, Remarks } from "../type/payload-type.js";
import type { Segment } from "../type/variable-path.js";
import type { Variable } from "./variables.js";

/** Whether the value may be null. */
export function canBeNull({ alternatives }: Variable): boolean {
  return alternatives.some(
    (one) =>
      one.kind === "null" || (one.kind === "enum" && one.values.includes(null)),
  );
}

/** Whether senders alone may leave the key out, since it is filled before a payload is sent. */
export function isAlwaysFilled(
  { alternatives }: Variable,
  key: Segment | undefined,
): boolean {
  return alternatives.every(
    (one) =>
      one.kind === "object" &&
      one.properties.some((own) => own.key === key && own.alwaysFilled),
  );
}

/** Whether some objects that the value may be lack the key. */
export function someLack(
  { alternatives }: Variable,
  key: Segment | undefined,
): boolean {
  return alternatives.some(
    (one) =>
      one.kind === "object" &&
      !one.properties.some((property) => property.key === key),
  );
}

/** What is said of a property, or else of its type. */
export function remarksOn(
  from: Variable,
  { segments, type }: Variable,
  definitions: Definitions,
): Pick<Property, "description" | "deprecated" | "renamedTo"> {
  const key = segments.at(-1);
  const own = from.alternatives
    .flatMap((one) => (one.kind === "object" ? one.properties : []))
    .filter((property) => property.key === key);
  const ofType: Remarks =
    type.kind === "reference" ? definitionOf(type.name, definitions) : {};
  const said = own.find(({ description }) => description !== undefined);
  const stale = own.find(({ deprecated }) => deprecated !== undefined);
  const { description } = said ?? ofType;
  const { deprecated } = stale ?? ofType;
  return {
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    ...(stale?.renamedTo !== undefined && { renamedTo: stale.renamedTo }),
  };
}
