import { expect, test } from "vitest";
import { explain } from "../../../src/index.js";
import { manifestOf, projectOf } from "../project.js";
import { many } from "./explained.js";

const manifest = manifestOf(
  ...many(40, (index) => ({
    status: index % 2 ? "open" : "closed",
    id: index,
  })),
);

test("an event is explained, and nothing is written", async () => {
  const { options, textOf } = projectOf({ "cobalt.events.json": manifest });
  const { ok, files, explained } = await explain("e", options);
  expect({ ok, files }).toEqual({ ok: true, files: [] });
  expect(explained).toMatchObject({ slug: "e", path: null, samples: 40 });
  expect(explained?.evidence.map(({ path }) => path)).toEqual([
    "",
    "status",
    "id",
  ]);
  expect(textOf("cobalt.events.json")).toBe(manifest);
});

test("what the samples speak for is written where that is asked for", async () => {
  const { options, textOf } = projectOf({ "cobalt.events.json": manifest });
  const { files, explained } = await explain("e", {
    ...options,
    path: "status",
    apply: true,
  });
  expect(files).toEqual([
    { path: "/app/cobalt.events.json", action: "update" },
  ]);
  expect(explained).toMatchObject({ path: "status", applied: true });
  expect(textOf("cobalt.events.json")).toContain(
    '"overrides": {"status":{"enum":["closed","open"],"open":true}}',
  );
});

test.each([
  ["an event that is not there", "f", undefined, "CE702"],
  ["a path that is not there", "e", "statu", "CE310"],
])("%s is in the diagnostics", async (_title, slug, path, code) => {
  const { options } = projectOf({ "cobalt.events.json": manifest });
  const result = await explain(slug, { ...options, path });
  expect(result).toMatchObject({
    ok: false,
    events: 1,
    manifest: "/app/cobalt.events.json",
    diagnostics: [{ code }],
  });
});
