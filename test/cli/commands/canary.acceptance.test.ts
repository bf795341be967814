// The key of a workspace is in nothing that any command prints or writes, whatever the platform answers.
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { commands } from "../../../src/cli/main/registry.js";
import type { MockAnswer } from "../../../src/platform/mock/script.js";
import { CANARY } from "../../platform/api/start-client.js";
import {
  filesIn,
  folderOf,
  manifestOf,
  startWorkspace,
} from "../../platform/sync/synced.js";
import { assertBuilt } from "../bin.js";
import { fakeIo } from "../fake-io.js";

beforeAll(assertBuilt);

const slug = "order-placed";

/** Fires an event with the key in its payload, and in its slug. */
const program = `
const send = (slug) => fetch(process.env.COBALT_BASE_URL + "/api/v2/public/event/" + slug, {
  method: "POST",
  headers: { "x-api-key": process.env.COBALT_API_KEY, linked_account_id: "acme" },
  body: JSON.stringify({ event: slug, payload: { key: process.env.COBALT_API_KEY } }),
}).catch(() => {});
await send("${slug}");
await send(process.env.COBALT_API_KEY);
`;

/** A call of every command; what reaches the platform is also called in other ways. */
const calls: Readonly<Record<string, readonly (readonly string[])[]>> = {
  generate: [["generate"]],
  check: [["check", "--recorded", "recorded"]],
  init: [["init"], ["init", "--manifest", "other.json"]],
  doctor: [["doctor"]],
  mock: [["mock", "--port", "0", "--workspace", "workspace.json"]],
  trigger: [
    ["trigger", slug, "--sample", "--linked-account", "acme"],
    ["trigger", slug, "--api-key", CANARY],
  ],
  record: [
    ["record", "--", process.execPath, "--input-type=module", "-e", program],
    [
      ...["record", "--no-redact", "--json", "--folder", "raw", "--"],
      ...[process.execPath, "--input-type=module", "-e", program],
    ],
  ],
  add: [["add", slug, "payload.json"]],
  redact: [["redact", "payload.json"]],
  infer: [["infer", "payload.json"]],
  validate: [["validate", slug, "payload.json"]],
  explain: [["explain", slug]],
  diff: [["diff"]],
  lint: [
    ["lint", "payload.json"],
    ["lint", "--remote", "default"],
  ],
  usages: [["usages"]],
  pull: [["pull"], ["pull", "--json"], ["pull", "--manifest", "new.json"]],
  push: [
    ["push", "--yes"],
    ["push", "--yes", "--delete", "--confirm", "default", "--json"],
    ["push", "--env-file", ".env", "--dry-run"],
  ],
  verify: [["verify"], ["verify", "--json"]],
  export: [["export", "openapi"]],
  catalog: [["catalog"], ["catalog", "--remote", "default"]],
  completion: [["completion", "bash"]],
};

const reaching = new Set([
  "trigger",
  "catalog",
  "lint",
  "pull",
  "push",
  "verify",
]);

test("no command is left out", () => {
  expect(Object.keys(calls).sort()).toEqual([...commands.keys()].sort());
});

const faults: Readonly<Record<string, MockAnswer>> = {
  none: {},
  "an error that repeats the key": {
    status: 400,
    body: { message: `The key ${CANARY} is bad`, error: CANARY },
  },
  "a key that is refused": { status: 401 },
  "a page that shows the request": { status: 500, body: `<p>${CANARY}</p>` },
  "a redirect with the key": {
    status: 302,
    headers: { location: `https://example.com/?key=${CANARY}` },
  },
  "a list that holds the key": {
    body: [{ _id: "1", name: CANARY, response: 1 }],
  },
  "a connection that breaks off": { drop: "body" },
};

describe.each(Object.entries(faults))("%s", (_, fault) => {
  test("the key is in no output and no file", async () => {
    const server = await startWorkspace(
      { events: [{ name: "Order Placed", response: { id: "x" } }] },
      { answer: () => fault },
    );
    const manifest = manifestOf(server, {
      [slug]: { name: "Order Placed", sample: { id: 1 } },
      left: { sample: { day: "x" } },
    });
    const folder = folderOf({
      "cobalt.events.json": manifest,
      "payload.json": '{ "id": 2 }',
      "package.json": "{}",
      "tsconfig.json": "{}",
    });
    const env = {
      ...folder.env,
      COBALT_BASE_URL: server.baseUrl,
      DEBUG: "cobalt-events",
      PATH: process.env["PATH"],
    };
    const isFault = Object.keys(fault).length > 0;
    for (const argv of Object.values(calls).flat()) {
      // What does not reach the platform does the same whatever that answers.
      if (isFault && !reaching.has(argv[0] ?? "")) continue;
      const stop = new AbortController();
      onTestFinished(() => stop.abort());
      if (argv[0] === "mock") stop.abort();
      const io = fakeIo(false, {
        cwd: folder.cwd,
        env,
        interruption: () => stop.signal,
      });
      await run(argv, io);
      const said = io.out() + io.err();
      expect([argv, said.includes(CANARY)]).toEqual([argv, false]);
    }
    for (const [name, text] of Object.entries(filesIn(folder.cwd)))
      expect([name, (name + text).includes(CANARY)]).toEqual([name, false]);
  }, 120_000);
});
