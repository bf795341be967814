import fc from "fast-check";
import { expect, test } from "vitest";
import { sizeOf } from "../../../src/base/json/size.js";
import type { Json } from "../../../src/base/json/json.js";

test("a value's size is that of its JSON, whatever it holds", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = value as Json;
      expect(sizeOf([json, { json }, json])).toBe(
        JSON.stringify([json, { json }, json]).length,
      );
    }),
  );
});
