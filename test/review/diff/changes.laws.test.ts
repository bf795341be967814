// What the verdicts promise, for any two types: proven by payloads that a validator of JSON Schema is asked about.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../../src/base/json/json.js";
import { createValidator } from "../../../src/json-schema/check/validator.js";
import { changesOfPayload } from "../../../src/review/diff/changes-of-payload.js";
import { changesBetween } from "../../../src/type/changes-between.js";
import { wholeOf } from "../../../src/type/definitions.js";
import type { PayloadType } from "../../../src/type/payload-type.js";
import { projectOnto } from "../../../src/type/project-onto.js";
import { writePath } from "../../../src/type/variable-path.js";
import { wholeSchema } from "../../../src/type/whole-schema.js";
import { runs } from "../../runs.js";
import {
  eventOf,
  manifest,
  pairOfTypes,
  payloadsOf,
  stepsIn,
} from "./types.js";

async function checkOf(type: PayloadType): Promise<(value: Json) => boolean> {
  const schema = wholeSchema(wholeOf(type));
  const validate = await createValidator({
    schema: () => schema,
    draft: "draft-07",
  });
  return (value) => validate(value).length === 0;
}

test("what senders can go on with is taken, and what breaks them has a witness", async () => {
  await fc.assert(
    fc.asyncProperty(pairOfTypes, async ([before, after]) => {
      const changes = await changesOfPayload(
        eventOf(before),
        eventOf(after),
        manifest,
      );
      const [isOld, isNew] = [await checkOf(before), await checkOf(after)];
      const breaking = changes.filter(({ senders }) => senders === "breaking");
      for (const { witness } of breaking) {
        expect(witness).toBeDefined();
        if (witness === undefined) continue;
        expect(isOld(witness)).toBe(true);
        expect(isNew(witness)).toBe(false);
      }
      if (breaking.length === 0)
        for (const payload of fc.sample(payloadsOf(before), 100))
          expect(isNew(payload), JSON.stringify(payload)).toBe(true);
    }),
    { numRuns: runs(2_000) },
  );
});

test("a workflow finds what it found, wherever it is not told otherwise", async () => {
  await fc.assert(
    fc.asyncProperty(pairOfTypes, async ([before, after]) => {
      const changes = await changesOfPayload(
        eventOf(before),
        eventOf(after),
        manifest,
      );
      const broken = changes
        .filter(({ workflows }) => workflows === "breaking")
        .map(({ path = "" }) => path);
      const isTold = (path: string) =>
        broken.some(
          (one) => one === "" || path === one || path.startsWith(`${one}.`),
        );
      const payloads = fc.sample(payloadsOf(after), 30);
      for (const segments of stepsIn(before)) {
        const path = writePath(segments);
        if (isTold(path)) continue;
        const { type } = projectOnto(
          wholeOf(before),
          segments,
          false,
          "workflows",
        );
        const isRead = await checkOf(type);
        for (const payload of payloads)
          expect(isRead(payload), `${path} ${JSON.stringify(payload)}`).toBe(
            true,
          );
      }
    }),
    { numRuns: runs(500) },
  );
});

const opposites: Readonly<Record<string, string>> = {
  "path-added": "path-removed",
  "type-widened": "type-narrowed",
  "required-to-optional": "optional-to-required",
  "nullable-added": "nullable-removed",
  "enum-value-added": "enum-value-removed",
};

test("the other way round, everything is the opposite", () => {
  const turned = Object.fromEntries(
    Object.entries(opposites).flatMap(([one, other]) => [
      [one, other],
      [other, one],
    ]),
  );
  fc.assert(
    fc.property(pairOfTypes, ([before, after]) => {
      const [there, back] = [
        changesBetween(wholeOf(before), wholeOf(after)),
        changesBetween(wholeOf(after), wholeOf(before)),
      ].map((changes) =>
        changes.map(({ segments, change }) => ({
          path: segments.map(String).join("."),
          change,
        })),
      );
      const order = (a: object, b: object) =>
        JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
      const opposite = back?.map(({ path, change }) => ({
        path,
        change: turned[change] ?? change,
      }));
      expect(opposite?.toSorted(order)).toEqual(there?.toSorted(order));
    }),
    { numRuns: runs(5_000) },
  );
});

test("nothing changes from a type to itself", () => {
  fc.assert(
    fc.property(pairOfTypes, ([type]) => {
      expect(changesBetween(wholeOf(type), wholeOf(type))).toEqual([]);
    }),
    { numRuns: runs(1_000) },
  );
});
