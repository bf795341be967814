import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const files = {
  "cobalt.events.json": '{"events":{"left":{"sample":{"id":1,"gone":null}}}}',
};

async function exported(...argv: readonly string[]) {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  const io = fakeIo(false, { cwd: folder });
  const code = await run(["export", ...argv], io);
  return { code, out: io.out(), err: io.err(), folder };
}

test("the document goes to stdout, and what samples leave open is not told", async () => {
  const { code, out, err } = await exported("json-schema");
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toHaveProperty("$defs.left.properties.id");
});

test("--output writes a file, and says so", async () => {
  const { code, out, folder } = await exported("openapi", "--output", "e.json");
  expect([code, out]).toEqual([0, "1 event -> e.json: created\n"]);
  const text = readFileSync(join(folder, "e.json"), "utf8");
  expect(JSON.parse(text)).toHaveProperty("webhooks.left");
});

test("--json tells the document, and what was written", async () => {
  const { out } = await exported("asyncapi", "--json", "--output", "e.json");
  expect(JSON.parse(out)).toMatchObject({
    command: "export",
    ok: true,
    events: 1,
    files: [{ path: "e.json", action: "create" }],
    result: { asyncapi: "3.0.0" },
  });
});

test("an unknown format is told, with those that there are", async () => {
  const { code, err, folder } = await exported("swagger", "--output", "e.json");
  expect(code).toBe(2);
  expect(err).toContain("openapi, asyncapi or json-schema");
  expect(existsSync(join(folder, "e.json"))).toBe(false);
});
