import { expect, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { CANARY } from "../../platform/api/start-client.js";
import { folderOf, startWorkspace } from "../../platform/sync/synced.js";
import { fakeIo } from "../fake-io.js";

async function pull(...argv: readonly string[]) {
  const server = await startWorkspace({
    events: [{ name: "Deal Won", response: { id: 1 } }],
  });
  const folder = folderOf();
  const io = fakeIo(false, {
    ...{ cwd: folder.cwd, env: folder.env },
    interruption: () => new AbortController().signal,
  });
  const code = await run(["pull", "--base-url", server.baseUrl, ...argv], io);
  expect(io.out() + io.err()).not.toContain(CANARY);
  return { code, out: io.out(), err: io.err(), folder };
}

test("what was brought is told, with whose events are seen", async () => {
  const { code, out, err, folder } = await pull();
  expect(code).toBe(0);
  expect(out).toBe(
    [
      "1 event with the workspace default: 1 created, 0 updated, 0 unchanged",
      '  create  deal-won  "Deal Won"',
      "  create  cobalt.events.json",
      "",
    ].join("\n"),
  );
  expect(err).toMatch(/default application/);
  expect(folder.read()).toContain('"deal-won": {\n      "name": "Deal Won"');
});

test("--json is as documented, and --dry-run writes nothing", async () => {
  const { out, folder } = await pull("--json", "--dry-run");
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    workspace: "default",
    events: [{ event: "deal-won", name: "Deal Won", action: "create" }],
    files: [{ path: "cobalt.events.json", action: "create" }],
  });
  expect(() => folder.read()).toThrow();
});
