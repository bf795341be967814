import fc from "fast-check";
import type { EventModel } from "../../../src/event/event.js";
import type { PayloadType, Property } from "../../../src/type/payload-type.js";
import { unionOf } from "../../../src/type/union.js";
import { payloadOf } from "./models.js";

/** Keys of every width, some of which need quotes; of letters one column wide, because only they are laid out by hand. */
export const key: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[a-z][a-z_]{0,10}$/),
  fc.stringMatching(/^[a-z]{20,90}$/),
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.stringMatching(/^[a-z -]{20,70}$/),
  fc.stringMatching(/^[a-zäößéñłğΑ-Ωа-яё]{1,40}$/),
  fc.stringMatching(/^[a-z “”’–—…€½«»Ж-]{1,70}$/),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "it's",
    'say "hi"',
    "`${x}`",
    "</script>",
    "*/",
    "$path",
    "$at",
    "$key",
    "1",
    "a.b",
  ),
);

const scalar: fc.Arbitrary<PayloadType> = fc.oneof(
  fc.constantFrom<PayloadType>(
    { kind: "unknown" },
    { kind: "boolean" },
    { kind: "integer" },
    { kind: "number" },
    { kind: "string" },
    { kind: "string", format: "date-time" },
  ),
  fc
    .uniqueArray(
      fc.oneof(
        key,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((values): PayloadType => ({ kind: "enum", values })),
);

/** Payload types as they come out of samples and overrides. */
export const payloadType: fc.Arbitrary<PayloadType> = fc.letrec<{
  type: PayloadType;
  object: PayloadType;
}>((tie) => ({
  type: fc.oneof(
    { maxDepth: 5, depthIdentifier: "type" },
    scalar,
    tie("object"),
    tie("type").map((items): PayloadType => ({ kind: "array", items })),
    tie("type").map((values): PayloadType => ({ kind: "map", values })),
    fc
      .tuple(
        fc.array(tie("type"), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
      )
      .map(([members, nullable]) =>
        unionOf(nullable ? [...members, { kind: "null" }] : members),
      ),
  ),
  object: fc
    .uniqueArray(
      fc.record<Property, "key" | "type" | "optional">(
        {
          key,
          type: tie("type"),
          optional: fc.boolean(),
          deprecated: fc.constant("Renamed to `a.*.b`."),
        },
        { requiredKeys: ["key", "type", "optional"] },
      ),
      { selector: (property) => property.key, minLength: 1, maxLength: 5 },
    )
    .map((properties): PayloadType => ({ kind: "object", properties })),
})).object;

const name = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{1,12}$/),
  fc.stringMatching(/^[A-Z][a-zA-Z]{10,60}$/),
);
const text = fc.oneof(
  fc.stringMatching(/^[ -~]{0,30}$/),
  fc.stringMatching(/^[ -~]{40,90}$/),
  fc.stringMatching(/^[A-Za-zÄÖÜäöüßèŁΩЖя „“‚‘—–…€§°]{1,90}$/),
);

/** Events of which everything is made up, texts above all. */
export const eventModel: fc.Arbitrary<EventModel> = fc
  .record(
    {
      slug: text,
      name: text,
      app: text,
      base: name,
      type: payloadType,
      description: fc.string({
        unit: fc.constantFrom(
          "a",
          "*/",
          "\n",
          " ",
          "\u2028",
          "`",
          "@",
          "é",
          "日",
          "\u0301",
          "\u3000",
          "😀",
        ),
      }),
      deprecated: fc.oneof(fc.constant<true>(true), text),
      filled: fc.uniqueArray(
        fc.tuple(key, fc.oneof(key, fc.tuple(key, fc.constant(2)))),
        { selector: ([old]) => old, maxLength: 3 },
      ),
    },
    { requiredKeys: ["slug", "name", "base", "type", "filled"] },
  )
  .map(({ base, type, ...event }) => ({
    ...event,
    names: {
      file: "file",
      payload: `${base}Payload`,
      variables: `${base.toLowerCase()}Variables`,
      variableTypes: `${base}VariableTypes`,
      variablePath: `${base}VariablePath`,
      trigger: `trigger${base}`,
      validator: `${base.toLowerCase()}Validator`,
    },
    ...payloadOf(type),
  }));
