import fc from "fast-check";
import { format } from "prettier";
import { expect, it } from "vitest";
import { isSettled } from "../../../src/output/print/output-file.js";
import { toTsType } from "../../../src/output/print/payload-ts.js";
import { layoutType } from "../../../src/output/typescript/layout.js";
import { payloadType } from "./arbitraries.js";
import { runs } from "../../runs.js";

it("prints any payload type as prettier would", async () => {
  await fc.assert(
    fc.asyncProperty(payloadType, async (type) => {
      const printed = `export type A = ${layoutType(toTsType(type), "", 16, 1)};\n`;
      fc.pre(isSettled("a.ts", printed));
      expect(await format(printed, { parser: "typescript" })).toBe(printed);
    }),
    { numRuns: runs(1000) },
  );
});
