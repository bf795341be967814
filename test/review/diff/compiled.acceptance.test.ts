// What is called compatible for senders compiles against the newer type.
import fc from "fast-check";
import { expect, test } from "vitest";
import { printType } from "../../../src/output/print/type-text.js";
import { changesOfPayload } from "../../../src/review/diff/changes-of-payload.js";
import { typeErrors } from "../../json-schema/type-check.js";
import { runs } from "../../runs.js";
import { eventOf, manifest, pairOfTypes, payloadsOf } from "./types.js";

test("calls that are told to go on compile", async () => {
  const sources: Record<string, string> = {};
  for (const [before, after] of fc.sample(pairOfTypes, runs(1_500))) {
    const changes = await changesOfPayload(
      eventOf(before),
      eventOf(after),
      manifest,
    );
    if (changes.length === 0) continue;
    if (changes.some(({ senders }) => senders === "breaking")) continue;
    const calls = fc
      .sample(payloadsOf(before), 5)
      .map((payload) => `send(${JSON.stringify(payload)});\n`);
    sources[`pair${Object.keys(sources).length}`] =
      `${printType("Payload", after)}declare function send(payload: Payload): void;
${calls.join("")}`;
  }
  expect(Object.keys(sources).length).toBeGreaterThan(runs(10));
  expect(typeErrors(sources)).toEqual([]);
});
