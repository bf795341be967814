// What is filled fits, whatever is renamed: by the schema, and by what is said to be always there.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fillRenamed } from "../../templates/runtime.js";
import { filledPaths } from "../../src/event/filled-paths.js";
import { asSent } from "../../src/type/as-sent.js";
import { wholeOf } from "../../src/type/definitions.js";
import { toJsonSchema } from "../../src/type/json-schema.js";
import { pathsIn } from "../../src/type/paths.js";
import type { PayloadType } from "../../src/type/payload-type.js";
import { keepRenamed } from "../../src/infer/describe/keep-renamed.js";
import type { Rename } from "../../src/infer/describe/rename-mistakes.js";
import { validatorOf } from "../acceptance/ajv.js";
import { objectType, payloadsOf } from "../review/diff/types.js";
import { runs } from "../runs.js";

/** New names, and names that there are already. */
const key = fc.constantFrom("a", "b", "old", "older", "__proto__", "kind");

/** A path of the type, and another one that begins as it does. */
function renameIn(type: PayloadType): fc.Arbitrary<Rename> {
  const paths = pathsIn(type);
  return fc
    .tuple(
      fc.constantFrom(...paths),
      fc.nat(4),
      fc.array(key, { minLength: 1, maxLength: 3 }),
    )
    .map(([renamedTo, length, own]): Rename => {
      const shared = renamedTo.split(".").slice(0, length);
      const variable = [...shared, ...own].join(".");
      return { variable, path: [], renamedTo, write: "both" };
    });
}

const renamedType = objectType.chain((type) =>
  fc.tuple(
    fc.constant(type),
    fc.uniqueArray(renameIn(type), {
      selector: ({ variable }) => variable,
      minLength: 1,
      maxLength: 3,
    }),
  ),
);

test("a filled payload is always one by the schema", () => {
  let filled = 0;
  fc.assert(
    fc.property(renamedType, ([before, renames]) => {
      const { type, renamed } = keepRenamed(before, renames);
      const paths = Object.fromEntries(filledPaths(renamed));
      const closed = { closed: true };
      const isPayload = validatorOf(toJsonSchema(type, closed));
      const isComplete = validatorOf(
        toJsonSchema(asSent(wholeOf(type)).type, closed),
      );
      const given = [
        ...fc.sample(payloadsOf(before), 5),
        ...fc.sample(payloadsOf(type), 5),
      ] as object[];
      for (const payload of given) {
        const text = JSON.stringify(payload);
        const sent = fillRenamed({ payload }, paths).payload;
        const shown = JSON.stringify({ renames, text, sent });
        expect(isPayload(sent), shown).toBe(true);
        expect(isComplete(sent), shown).toBe(true);
        expect(JSON.stringify(payload)).toBe(text);
        if (JSON.stringify(sent) !== text) filled += 1;
      }
    }),
    { numRuns: runs(1_000) },
  );
  expect(filled).toBeGreaterThan(0);
});
