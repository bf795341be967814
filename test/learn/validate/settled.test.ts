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

test("a key that may be a misspelt one is told with what was probably meant", async () => {
  const events = [1, 2, 3, 4].map((at) => ({ name: "a", [`k${at}`]: at }));
  const { options } = projectOf({
    "cobalt.events.json": JSON.stringify({
      events: { e: { samples: events } },
    }),
    "recorded.json": '{ "name": "b", "k9": 1 }\n{ "name": "b", "nmae": "c" }',
  });
  const settled = { ...options, settled: true };
  const { tally } = await validate("e", ["recorded.json"], settled);
  expect(tally?.failures.map(({ path, reason }) => [path, reason])).toEqual([
    ["nmae", 'is not a property that the schema has (did you mean "name"?)'],
  ]);
});
