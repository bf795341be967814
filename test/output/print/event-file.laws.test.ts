import fc from "fast-check";
import { format } from "prettier";
import { expect, it } from "vitest";
import type { EventModel } from "../../../src/event/event.js";
import {
  eventImports,
  printEvent,
} from "../../../src/output/print/event-file.js";
import { header } from "../../../src/output/print/header.js";
import { payloadType } from "./arbitraries.js";
import { payloadOf } from "./models.js";
import { runs } from "../../runs.js";

const name = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{1,12}$/),
  fc.stringMatching(/^[A-Z][a-zA-Z]{10,60}$/),
);
const text = fc.oneof(
  fc.stringMatching(/^[ -~]{0,30}$/),
  fc.stringMatching(/^[ -~]{40,90}$/),
);

const eventModel: fc.Arbitrary<EventModel> = fc
  .record(
    {
      slug: text,
      name: text,
      app: text,
      base: name,
      type: payloadType,
      description: fc.string({
        unit: fc.constantFrom("a", "*/", "\n", " ", "\u2028", "`", "@"),
      }),
      deprecated: fc.oneof(fc.constant<true>(true), text),
    },
    { requiredKeys: ["slug", "name", "base", "type"] },
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

it("prints any event as prettier would", async () => {
  await fc.assert(
    fc.asyncProperty(eventModel, async (event) => {
      const printed = `${header}${eventImports(event, ".js")}\n${await printEvent(event)}`;
      expect(await format(printed, { parser: "typescript" })).toBe(printed);
    }),
    { numRuns: runs(400) },
  );
});
