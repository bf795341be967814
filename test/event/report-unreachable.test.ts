import { expect, test } from "vitest";
import type { JsonObject } from "../../src/base/json/json.js";
import { check } from "../../src/generate.js";
import { memoryFs } from "../memory-fs.js";

async function warned(sample: JsonObject) {
  const fs = memoryFs({
    "/app/cobalt.events.json": JSON.stringify({ events: { e: { sample } } }),
  });
  const { diagnostics } = await check({ cwd: "/app", fs });
  return diagnostics.map(({ code, message, help }) => ({
    code,
    message,
    help,
  }));
}

test("the keys of one object that no constant stands for are one warning, with the remedy", async () => {
  const dependencies = Object.fromEntries(
    Array.from({ length: 548 }, (_, at) => [`lodash.${at}`, "1"]),
  );
  expect(await warned({ dependencies, "a.b": 1, "c.d": 2 })).toEqual([
    expect.objectContaining({
      code: "CE305",
      message:
        '548 keys of "dependencies", such as "lodash.0", hold a dot, so no constants stand for them (event "e").',
      help: expect.stringContaining('{ "map": true }') as string,
    }),
    expect.objectContaining({
      message:
        'The key at "a.b" holds a dot, so no constant stands for it (event "e").',
    }),
    expect.objectContaining({ code: "CE305" }),
  ]);
});
