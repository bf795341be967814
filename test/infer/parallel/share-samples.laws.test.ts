import fc from "fast-check";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { describeShape } from "../../../src/infer/describe/describe.js";
import { unseenKeys } from "../../../src/infer/describe/estimate-unseen.js";
import { overrideTree } from "../../../src/infer/describe/override-tree.js";
import { SampleObserver } from "../../../src/infer/observe-samples.js";
import {
  type SampleThreads,
  shareSamples,
} from "../../../src/infer/parallel/observe-in-threads.js";
import { toJson } from "../../../src/infer/parallel/partial.js";
import { SampleReader } from "../../../src/infer/parallel/sample-reader.js";
import { maxKeys } from "../../../src/infer/shape/shape.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { resolveSamples } from "../../../src/input/samples/resolve-samples.js";
import { runs } from "../../runs.js";
import { json } from "../shape/arbitraries.js";
import { memoryFs } from "../../memory-fs.js";

/** Who reads a block, and how many turns later the answer comes. */
interface Assignment {
  readonly reader: number;
  readonly turns: number;
}

/** Threads in this one: 1 to 3 take blocks, as assigned; 0 is busy. */
function threadsOf(
  overrides: ConstructorParameters<typeof SampleReader>[0],
  assignments: readonly Assignment[],
): Pick<SampleThreads, "offer" | "finish"> {
  const readers = [1, 2, 3].map(() => ({
    reader: new SampleReader(overrides),
    last: Promise.resolve(),
  }));
  let next = 0;
  return {
    offer({ block }) {
      const { reader = 0, turns = 0 } = assignments[next] ?? {};
      next = (next + 1) % Math.max(1, assignments.length);
      const thread = readers[reader - 1];
      if (!thread) return undefined;
      // A thread gets the memory itself, which is used again here.
      const copy = {
        ...block,
        bytes: Buffer.from(Uint8Array.from(block.bytes)),
      };
      const answer = thread.last.then(async () => {
        for (let turn = 0; turn < turns; turn += 1) await setImmediate();
        return thread.reader.read(copy);
      });
      thread.last = answer.then(() => undefined);
      return answer.then((answer) => ({
        answer,
        send: (message) => {
          if ("marks" in message) thread.reader.observe(message.marks);
        },
      }));
    },
    finish: async () => {
      await Promise.resolve();
      return readers.map(({ reader }) => reader.shape);
    },
  };
}

/** Observes files of lines, each of which is one block; by several readers if there are assignments. */
async function observed(
  files: readonly (readonly string[])[],
  overrides: object,
  assignments?: readonly Assignment[],
) {
  const named = files.map((lines, at): [string, string] => [
    `/app/s/${1000 + at}.ndjson`,
    lines.join("\n"),
  ]);
  const manifestText = JSON.stringify({
    events: { e: { samples: ["s/*.ndjson"], overrides } },
  });
  const fs = memoryFs({
    ...Object.fromEntries(named),
    "/app/cobalt.events.json": manifestText,
  });
  const diagnostics = new Diagnostics();
  const manifest = loadManifest({ cwd: "/app", fs }, diagnostics);
  const event = manifest?.events[0];
  if (!manifest || !event) throw new Error("no event");
  const { sources } = await resolveSamples(manifest, fs, diagnostics);
  const own = sources.get("e") ?? [];
  const context = { manifest, fs, diagnostics, inputs: new Set<string>() };
  const observer = new SampleObserver(event, diagnostics);
  if (assignments)
    await shareSamples(
      {
        observer,
        own: new SampleReader(event.overrides),
        threads: threadsOf(event.overrides, assignments),
      },
      own,
      context,
    );
  else observer.addAll(own, context);
  const { shape, contradictions } = observer;
  const tree = overrideTree(event.overrides);
  return {
    shape: toJson({ shape, records: 0 }),
    unseen: unseenKeys(shape, tree),
    settled: describeShape(shape, tree, new Map(), "settled").type,
    diagnostics: diagnostics.list,
    contradictions: contradictions.list.map(({ claim, places, count }) => ({
      claim,
      places,
      count,
    })),
  };
}

const secret = "AKIAIOSFODNN7EXAMPL2";
const wide = (from: number): string =>
  JSON.stringify({
    m: Object.fromEntries(
      Array.from({ length: maxKeys - 2 }, (_, at) => [`k${from + at}`, { at }]),
    ),
  });

const line = fc.oneof(
  { weight: 8, arbitrary: json.map((value) => JSON.stringify(value)) },
  {
    weight: 8,
    arbitrary: fc
      .record(
        { a: fc.constantFrom(1, "x", null), b: fc.boolean(), c: json },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  },
  fc.constantFrom(
    '{"a":',
    '{"a":1,"a":2}',
    '{"a":1} // no',
    "[1]",
    "\uFEFF{}",
    `{"token":"${secret}"}`,
    `{"${secret}":1}`,
    `{"d":${"[".repeat(200)}${"]".repeat(200)}}`,
    `{"d":${"[".repeat(1100)}${"]".repeat(1100)}}`,
  ),
);

const assignments = fc.array(
  fc.record({ reader: fc.nat(3), turns: fc.nat(3) }),
  { minLength: 1, maxLength: 7 },
);

describe("samples that several readers share come to the same as samples read one by one:", () => {
  it("what is inferred and what is told, whoever reads what and answers when", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(line, { minLength: 1, maxLength: 8 }), {
          maxLength: 8,
        }),
        fc.constantFrom({}, { a: { nullable: false } }, { c: { map: true } }),
        assignments,
        async (files, overrides, plan) => {
          expect(await observed(files, overrides, plan)).toEqual(
            await observed(files, overrides),
          );
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  const tables: [string, object, (readonly [number, string])[]][] = [
    [
      "the first of a secret, and none beyond the values that are searched",
      {},
      [300, 450, 700].map((at) => [at, `{"token":"${secret}"}`]),
    ],
    [
      "bad records, of which the first are told and the others counted",
      {},
      Array.from({ length: 30 }, (_, at) => [20 * at, "{"]),
    ],
    [
      "keys of which there are too many to be names",
      {},
      [10, 500, 900].map((at) => [at, wide(at)]),
    ],
    [
      "the order of keys whose names are long known",
      {},
      Array.from("wvutsr").map((key, at) => [3_610 + 20 * at, `{"${key}":1}`]),
    ],
    [
      "values that contradict overrides",
      { token: { nullable: false } },
      [3_610, 3_630, 3_650].map((at) => [at, '{"token":null}']),
    ],
  ];
  it.each(tables)("%s", async (_, overrides, told) => {
    const below = { r: 1, s: 1, t: 1, u: 1, v: 1, w: 1 };
    const lines = Array.from({ length: 4_000 }, (_, id) =>
      JSON.stringify({ id: id % 3_000, token: "none", below }),
    );
    for (const [at, text] of told) lines[at] = text;
    const files = Array.from({ length: 200 }, (_, at) =>
      lines.slice(20 * at, 20 * at + 20),
    );
    const plan = [3, 0, 1, 2, 1, 3].map((reader, turns) => ({ reader, turns }));
    expect(await observed(files, overrides, plan)).toEqual(
      await observed(files, overrides),
    );
  });
});
