import { expect, test } from "vitest";
import { validate } from "../../../src/learn/validate/validate.js";
import { projectOf } from "../project.js";

const samples = Array.from({ length: 9 }, (_, at) => ({
  id: at,
  labels: { [`key${at}`]: at },
}));
const payloads = [
  { id: 1, labels: { unheard: 5 } },
  { id: 1, labels: {}, more: true },
  { labels: {} },
];

const failed = async (evidence: string, settled: boolean) => {
  const manifest = { evidence, events: { e: { samples } } };
  const { options } = projectOf({
    "cobalt.events.json": JSON.stringify(manifest),
    "recorded.json": JSON.stringify(payloads),
  });
  const sources = ["recorded.json"];
  const { tally } = await validate("e", sources, { ...options, settled });
  return tally?.failures.map(({ path }) => path);
};

test("what is settled is checked where that is asked for, here or in the manifest", async () => {
  const all = await failed("any", false);
  expect(all).toHaveLength(3);
  expect(await failed("any", true)).toEqual(["more", ""]);
  expect(await failed("settled", false)).toEqual(["more", ""]);
});
