import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createMockCobalt } from "../../src/testing.js";
import { project } from "../cli/bin.js";

function inProject(files: Readonly<Record<string, string>> = {}): string {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  return folder;
}

async function start(file: string) {
  const mock = await createMockCobalt({ workspace: pathToFileURL(file) });
  onTestFinished(mock.close);
  const create = (name: string) =>
    fetch(`${mock.baseUrl}/api/v2/public/application/event`, {
      method: "POST",
      headers: { "x-api-key": "tk_canary_0123456789" },
      body: JSON.stringify({ name, response: { id: 1 } }),
    });
  return { mock, create };
}

test("a workspace in a file outlives the mock, and its resets", async () => {
  const folder = inProject();
  const file = join(folder, "workspace.json");
  const first = await start(file);
  expect(existsSync(file)).toBe(false);
  await first.create("A");
  first.mock.reset();
  await first.create("B");
  await first.mock.close();
  const second = await start(file);
  await second.create("C");
  const names = second.mock.workspace.events.map(({ name }) => name);
  expect(names).toEqual(["A", "B", "C"]);
  const text = readFileSync(file, "utf8");
  expect(JSON.parse(text)).toEqual(second.mock.workspace);
  expect(text).not.toContain("canary");
  expect(readdirSync(folder)).toEqual(["workspace.json"]);
});

test("a file that cannot be written is told, and nothing changes", async () => {
  const file = join(inProject(), "none/workspace.json");
  const { mock, create } = await start(file);
  const answer = await create("A");
  expect(answer.status).toBe(500);
  expect(mock.workspace.events).toEqual([]);
});

test.each([
  ["[]", /CE712 .*workspace.json:1:1 The workspace must be an object/],
  ['{"events": {}}', /"events" must be a list/],
  ['{"events": [{"_id": "a"}]}', /An event needs a name/],
  ['{"events": [{"name": "A", "response": "{}"}]}', /`response`/],
  ['{"workflows": [1]}', /An item of "workflows" must be an object/],
  ["{", /CE104/],
])("%s is no workspace", async (text, want) => {
  const folder = inProject({ "workspace.json": text });
  await expect(start(join(folder, "workspace.json"))).rejects.toThrow(want);
});

test("in memory, a reset brings the first workspace back", async () => {
  const mock = await createMockCobalt({
    workspace: { events: [{ name: "A" }] },
  });
  onTestFinished(mock.close);
  const { _id, response } = mock.workspace.events[0] ?? {};
  expect(response).toEqual({});
  await fetch(`${mock.baseUrl}/api/v2/public/event/${_id}`, {
    method: "DELETE",
    headers: { "x-api-key": "k" },
  });
  expect(mock.workspace.events).toEqual([]);
  mock.reset();
  expect(mock.workspace.events).toMatchObject([{ name: "A" }]);
});
