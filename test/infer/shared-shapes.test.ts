import { expect, it } from "vitest";
import { generate } from "../../src/generate.js";
import type { FileSystem } from "../../src/base/file-system.js";
import { memoryFs } from "../memory-fs.js";

/** Generates of events whose samples are in the same files, and counts how often each was opened. */
async function opened(manifest: object, text = '{"a":1}') {
  const fs = memoryFs({
    "/app/cobalt.events.json": JSON.stringify(manifest),
    "/app/s/1.json": text,
    "/app/s/2.json": '{"b":"x"}',
  });
  const counts: Record<string, number> = {};
  const counting: FileSystem = {
    ...fs,
    openSync: (...args: Parameters<typeof fs.openSync>) => {
      counts[String(args[0])] = (counts[String(args[0])] ?? 0) + 1;
      return fs.openSync(...args);
    },
  };
  const result = await generate({ cwd: "/app", fs: counting });
  const textOf = (slug: string) =>
    fs.readFileSync(`/app/src/generated/cobalt/events/${slug}.ts`, "utf8");
  return { ...result, counts, textOf };
}

it("reads files once that several events have for their samples", async () => {
  const samples = ["s/*.json"];
  const { ok, counts, textOf } = await opened({
    events: {
      one: { samples },
      two: { samples },
      other: { samples, overrides: { a: { type: "string" } } },
    },
  });
  expect(ok).toBe(true);
  expect(counts).toEqual({ "/app/s/1.json": 2, "/app/s/2.json": 2 });
  expect(textOf("two")).toContain("a?: number;\n  b?: string;");
  expect(textOf("other")).toContain("a?: string;");
});

it("tells of each event what is wrong with its samples", async () => {
  const secret = `{"a":"AKIAIOSFODNN7EXAMPL2"}`;
  const samples = ["s/*.json"];
  const { diagnostics } = await opened(
    { events: { one: { samples }, two: { samples } } },
    secret,
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(["CE220", "CE220"]);
});
