import { expect, test } from "vitest";
import { addSample } from "../../../src/index.js";
import { bytesOf, manifestOf, projectOf } from "../project.js";

const manifest = manifestOf({ id: 1 });

test("a payload becomes a sample, and what it changes is told", async () => {
  const { options, textOf } = projectOf({ "cobalt.events.json": manifest });
  const payload = { id: 2, name: "Ana" };
  const result = await addSample("e", { payload }, options);
  expect(result).toEqual({
    ok: true,
    manifest: "/app/cobalt.events.json",
    events: 1,
    files: [{ path: "/app/cobalt.events.json", action: "update" }],
    diagnostics: [],
    addition: {
      slug: "e",
      added: "sample",
      name: "e",
      notes: [],
      changes: [{ path: "name", kind: "added", before: null, after: "string" }],
      redacted: [],
      samples: 1,
      sensitive: [],
    },
  });
  expect(JSON.parse(textOf("cobalt.events.json"))).toEqual(
    JSON.parse(manifestOf({ id: 1 }, payload)),
  );
});

test.each([
  { sample: "new.json", title: "a file" },
  { sample: bytesOf("new", '{"id":7}'), title: "bytes" },
  {
    sample: bytesOf(
      "new",
      `curl https://api.gocobalt.io/api/v2/public/event/f -d '{"event":"F","payload":{"id":7}}'`,
    ),
    title: "a cURL command",
  },
])("$title becomes the first sample of a new event", async ({ sample }) => {
  const { options, textOf } = projectOf({
    "cobalt.events.json": manifest,
    "new.json": '{"id":7}',
  });
  const { addition, events } = await addSample("f", sample, {
    ...options,
    name: "F",
  });
  expect(addition).toMatchObject({ added: "event", name: "F" });
  expect(events).toBe(2);
  const { events: written } = JSON.parse(textOf("cobalt.events.json")) as {
    events: object;
  };
  expect(written).toHaveProperty("f", { name: "F", sample: { id: 7 } });
});

test("with the same key, what is sensitive gets the same stand-in", async () => {
  const written = async (redact: boolean | { key: string }) => {
    const { options, textOf } = projectOf({ "cobalt.events.json": manifest });
    const payload = { mail: "mark@acme.io" };
    await addSample("e", { payload }, { ...options, redact });
    return textOf("cobalt.events.json");
  };
  expect(await written({ key: "a" })).toBe(await written({ key: "a" }));
  expect(await written({ key: "a" })).not.toBe(await written({ key: "b" }));
  expect(await written(true)).not.toContain("mark");
  expect(await written(false)).toContain("mark@acme.io");
});

test("a mistake is in the diagnostics, and nothing is written", async () => {
  const { options, textOf } = projectOf({ "cobalt.events.json": manifest });
  const result = await addSample("e", bytesOf("request", '{"id":'), options);
  expect(result).toMatchObject({ ok: false, events: 0, files: [] });
  expect(result).not.toHaveProperty("addition");
  expect(result.diagnostics).toMatchObject([
    { code: "CE104", place: { file: "request", line: 1 } },
  ]);
  expect(textOf("cobalt.events.json")).toBe(manifest);
});
