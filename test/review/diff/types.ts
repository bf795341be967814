import fc from "fast-check";
import { parseDocument } from "../../../src/base/json/document.js";
import { unreported } from "../../../src/base/diagnostics/unreported.js";
import type { Json } from "../../../src/base/json/json.js";
import { validateManifest } from "../../../src/input/manifest/validate-manifest.js";
import type { Manifest } from "../../../src/input/manifest/manifest.js";
import type { ReviewedEvent } from "../../../src/review/reviewed-events.js";
import { wholeOf } from "../../../src/type/definitions.js";
import type { PayloadType, Property } from "../../../src/type/payload-type.js";
import { unionOf } from "../../../src/type/union.js";
import {
  anyItem,
  anyKey,
  type Segment,
  type Segments,
} from "../../../src/type/variable-path.js";
import { membersOf } from "../../../src/type/visit.js";

// Few keys and few constants, so that two types have much in common.
const key = fc.constantFrom("a", "b", "c", "d");

const scalar: fc.Arbitrary<PayloadType> = fc.oneof(
  fc.constantFrom<PayloadType>(
    { kind: "unknown" },
    { kind: "boolean" },
    { kind: "integer" },
    { kind: "number" },
    { kind: "string" },
    { kind: "string", format: "date" },
  ),
  fc
    .uniqueArray(fc.constantFrom<Json>("x", "y", "2020-01-01", 1, 0.5, true), {
      minLength: 1,
      maxLength: 3,
    })
    .map((values): PayloadType => ({ kind: "enum", values })),
);

/** Types of payloads as samples and overrides make them. */
export const objectType: fc.Arbitrary<PayloadType> = fc.letrec<{
  type: PayloadType;
  object: PayloadType;
}>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthIdentifier: "type" },
    { weight: 4, arbitrary: scalar },
    { weight: 2, arbitrary: tie("object") },
    tie("type").map((items): PayloadType => ({ kind: "array", items })),
    tie("type").map((values): PayloadType => ({ kind: "map", values })),
    fc
      .tuple(scalar, fc.option(tie("type")), fc.boolean())
      .map(([one, other, nullable]) =>
        unionOf([
          one,
          ...(other ? [other] : []),
          ...(nullable ? [{ kind: "null" } as const] : []),
        ]),
      ),
    tie("object").chain((object) =>
      tie("object").map((other) =>
        unionOf([tagged(object, "x"), tagged(other, "y")]),
      ),
    ),
  ),
  object: fc
    .uniqueArray(
      fc.record<Property>({
        key,
        type: tie("type"),
        optional: fc.boolean(),
      }),
      { selector: (property) => property.key, minLength: 1, maxLength: 4 },
    )
    .map((properties): PayloadType => ({ kind: "object", properties })),
})).object;

/** The object with a tag that tells it apart. */
function tagged(type: PayloadType, value: string): PayloadType {
  if (type.kind !== "object") return type;
  const tag: Property = {
    key: "kind",
    type: { kind: "enum", values: [value] },
    optional: false,
  };
  return { ...type, properties: [tag, ...type.properties] };
}

/** Two types of which the second is often the first with a property or two exchanged. */
export const pairOfTypes: fc.Arbitrary<readonly [PayloadType, PayloadType]> = fc
  .tuple(objectType, objectType, fc.subarray(["a", "b", "c", "d"]))
  .map(([before, other, kept]) => {
    if (before.kind !== "object" || other.kind !== "object")
      return [before, other];
    const isKept = ({ key }: Property) => kept.includes(key);
    const properties = [
      ...before.properties.filter(isKept),
      ...other.properties.filter((property) => !isKept(property)),
    ];
    return [before, { kind: "object", properties }];
  });

/** Payloads of a type that refers to nothing. */
export function payloadsOf(type: PayloadType): fc.Arbitrary<Json> {
  switch (type.kind) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer();
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "string":
      return type.format === undefined
        ? fc.constantFrom("", "x", "y", "z", "2020-01-01")
        : fc.constantFrom("2020-01-01", "1999-12-31");
    case "enum":
      return fc.constantFrom(...type.values);
    case "array":
      return fc.array(payloadsOf(type.items), { maxLength: 3 });
    case "map":
      return fc.dictionary(
        fc.constantFrom("a", "b", "e"),
        payloadsOf(type.values),
      );
    case "object":
      return fc.record(
        Object.fromEntries(
          type.properties.map(({ key, type }) => [key, payloadsOf(type)]),
        ),
        {
          requiredKeys: type.properties
            .filter(({ optional }) => !optional)
            .map(({ key }) => key),
          noNullPrototype: true,
        },
      );
    case "union":
      return fc.oneof(...type.members.map(payloadsOf));
    case "null":
      return fc.constant(null);
    // The others come of hand-written schemas alone.
    case "unknown":
    case "never":
    case "tuple":
    case "intersection":
    case "reference":
      return fc.constantFrom<Json>(null, 1, "x", true, [], { a: 1 });
  }
}

const text = '{ "events": { "e": {} } }';

/** A manifest with one event. */
export const manifest = manifestOf(text);

function manifestOf(text: string): Manifest {
  const document = parseDocument("/m.json", text, unreported());
  const read = document && validateManifest(document, unreported());
  if (!read) throw new Error("The manifest cannot be read.");
  return read;
}

/** The event with payloads of a type, and without samples. */
export function eventOf(type: PayloadType): ReviewedEvent {
  const [event] = manifest.events;
  if (!event) throw new Error("There is no event.");
  return {
    event,
    payload: {
      type: wholeOf(type),
      schema: {},
      draft: "draft-07",
      isHandwritten: false,
      renamed: [],
      place: () => manifest.document.place([]),
    },
    samples: () => [],
  };
}

/** The steps to everything in a type. */
export function stepsIn(type: PayloadType): readonly Segments[] {
  const below = (step: Segment, inner: PayloadType): readonly Segments[] => [
    [step],
    ...stepsIn(inner).map((steps): Segments => [step, ...steps]),
  ];
  return membersOf(type).flatMap((one) => {
    if (one.kind === "object")
      return one.properties.flatMap(({ key, type }) => below(key, type));
    if (one.kind === "array") return below(anyItem, one.items);
    return one.kind === "map" ? below(anyKey, one.values) : [];
  });
}
