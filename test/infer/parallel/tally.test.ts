import { expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { SampleObserver } from "../../../src/infer/observe-samples.js";
import { inferRecords } from "../../../src/infer/parallel/infer-records.js";
import { typeOfShape } from "../../../src/infer/type-of-shape.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { memoryFs } from "../../memory-fs.js";

const records = [1, 2, 2.5].map((n) => ({ n, list: [{ n }] }));

const inferred = async (tally: boolean) => {
  const chunks = [
    Buffer.from(records.map((r) => JSON.stringify(r)).join("\n")),
  ];
  const source = { file: "-", open: () => ({ chunks }) };
  return (await inferRecords([source], new Diagnostics(), { tally })).shape;
};

it("nothing is kept of each number where only the type is wanted, which is the same", async () => {
  const [lean, full] = [await inferred(false), await inferred(true)];
  const numbersOf = ({ object }: typeof lean) => {
    const { shape } = object?.properties.get("list") ?? {};
    const below = shape?.array?.items.object?.properties.get("n");
    return [object?.properties.get("n"), below].map(
      (property) => property?.shape.number?.distinct?.size,
    );
  };
  expect(numbersOf(full)).toEqual([3, 3]);
  expect(numbersOf(lean)).toEqual([undefined, undefined]);
  const diagnostics = new Diagnostics();
  expect(typeOfShape(lean, diagnostics)).toEqual(
    typeOfShape(full, diagnostics),
  );
});

it("generate keeps nothing of each number", () => {
  const fs = memoryFs({
    "/app/cobalt.events.json": JSON.stringify({
      events: { e: { samples: records } },
    }),
  });
  const diagnostics = new Diagnostics();
  const location = { cwd: "/app", fs };
  const event = loadManifest(location, diagnostics)?.events[0];
  if (!event) throw new Error("no event");
  const observer = new SampleObserver(event, diagnostics);
  const place = () => ({ file: "", line: 1, column: 1, length: 1 });
  for (const payload of records) observer.add({ payload, place });
  const { shape } = observer;
  const { shape: number } = shape.object?.properties.get("n") ?? {};
  expect(number?.number).toMatchObject({ count: 3, distinct: undefined });
});
