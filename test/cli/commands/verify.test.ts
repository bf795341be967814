import { expect, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { CANARY } from "../../platform/api/start-client.js";
import {
  folderOf,
  manifestOf,
  startWorkspace,
} from "../../platform/sync/synced.js";
import { fakeIo } from "../fake-io.js";

async function verify(response: object, ...argv: readonly string[]) {
  const server = await startWorkspace({
    events: [{ name: "Order Placed", response }, { name: "Other" }],
  });
  const events = {
    "order-placed": { name: "Order Placed", sample: { id: 1, zip: "1" } },
    other: { name: "Other", sample: {} },
  };
  const text = manifestOf(server, events, {
    workspaces: { test: { apiKey: "MY_KEY", test: true } },
  });
  const { cwd } = folderOf({
    "cobalt.events.json": text,
    ".env": `MY_KEY=${CANARY}\n`,
  });
  const io = fakeIo(false, {
    cwd,
    interruption: () => new AbortController().signal,
  });
  const code = await run(["verify", ...argv], io);
  expect(io.out() + io.err()).not.toContain(CANARY);
  return { code, out: io.out(), err: io.err() };
}

test("a difference is told by event and path, with whose events are seen", async () => {
  const { code, out, err } = await verify({ id: "1" }, "--env-file", ".env");
  expect(code).toBe(1);
  expect(out).toBe(
    [
      "1 of 2 events not as in the workspace test",
      '  differs  order-placed  "Order Placed"',
      "    type-changed  id  string -> number",
      "    path-added  zip  string",
      "",
    ].join("\n"),
  );
  expect(err).toMatch(/default application/);
});

test("without a difference it succeeds, and --json is as documented", async () => {
  const { code, out } = await verify(
    { id: 2, zip: "" },
    "--json",
    "--workspace",
    "test",
    "--env-file",
    ".env",
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    workspace: "test",
    events: [
      { event: "order-placed", name: "Order Placed", action: "unchanged" },
      { event: "other", name: "Other", action: "unchanged" },
    ],
    diagnostics: [],
  });
});

test("without a key it fails, and says where one is looked for", async () => {
  const { code, err } = await verify({});
  expect(code).toBe(2);
  expect(err).toMatch(/CE901.*\n.*MY_KEY/);
});
