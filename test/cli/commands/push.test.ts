import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { CANARY } from "../../platform/api/start-client.js";
import {
  folderOf,
  manifestOf,
  startWorkspace,
} from "../../platform/sync/synced.js";
import { fakeIo } from "../fake-io.js";

interface Given {
  readonly argv?: readonly string[];
  /** What is typed on a terminal; without it there is none. */
  readonly typed?: string;
  readonly allow?: readonly object[];
}

const allowed = [
  { event: "order", path: "old", change: "path-removed", reason: "unused" },
];

async function push({ argv = [], typed, allow = allowed }: Given) {
  const server = await startWorkspace({
    events: [
      { name: "Order", response: { id: 1, old: 1 } },
      { name: "Stranger" },
    ],
  });
  const events = {
    order: { name: "Order", sample: { id: 1, zip: "" } },
    ping: {},
  };
  const { cwd, env } = folderOf({
    "cobalt.events.json": manifestOf(server, events, { allow }),
  });
  const io = fakeIo(typed !== undefined, {
    ...{ cwd, env: { ...env, NO_COLOR: "1" } },
    stdinIsTerminal: typed !== undefined,
    stdin: () => Readable.from([Buffer.from(typed ?? "")]),
  });
  const code = await run(["push", ...argv], io);
  expect(io.out() + io.err()).not.toContain(CANARY);
  const names = server.workspace().events.map(({ name }) => name);
  return { code, out: io.out(), err: io.err(), names };
}

const before = ["Order", "Stranger"];

test("--dry-run shows the plan with the class of each change, and sends nothing", async () => {
  const { code, out, err, names } = await push({ argv: ["--dry-run"] });
  expect([code, names]).toEqual([0, before]);
  expect(out).toBe(
    [
      "2 changes to make in the workspace default",
      '  update                 order  "Order"',
      "    path-added  zip  string  compatible",
      "    path-removed  old  number  breaks workflows; allowed: unused",
      "  create                 ping",
      "  only in the workspace  Stranger",
      "",
    ].join("\n"),
  );
  expect(err).toMatch(/default application/);
});

test.each<Given & { what: string; code: number; names: readonly string[] }>([
  { what: "no terminal and no --yes: nothing is sent", code: 2, names: before },
  {
    what: "--yes",
    argv: ["--yes"],
    code: 0,
    names: ["Order", "Stranger", "ping"],
  },
  {
    what: "a yes on a terminal",
    typed: "y\n",
    code: 0,
    names: ["Order", "Stranger", "ping"],
  },
  { what: "a no on a terminal", typed: "\n", code: 2, names: before },
  {
    what: "--delete with the name typed",
    argv: ["--delete"],
    typed: "yes\ndefault\n",
    code: 0,
    names: ["Order", "ping"],
  },
  {
    what: "--delete with another name typed",
    argv: ["--delete"],
    typed: "yes\ntest\n",
    code: 2,
    names: before,
  },
  {
    what: "--delete and --yes alone",
    argv: ["--delete", "--yes"],
    code: 2,
    names: before,
  },
  {
    what: "--delete, --yes and --confirm",
    argv: ["--delete", "--yes", "--confirm", "default"],
    code: 0,
    names: ["Order", "ping"],
  },
  {
    what: "a change that is not allowed",
    argv: ["--yes"],
    allow: [],
    code: 1,
    names: before,
  },
])("$what", async ({ what, code, names, ...given }) => {
  const pushed = await push(given);
  expect([what, pushed.code, pushed.names]).toEqual([what, code, names]);
});

test("--json is as documented", async () => {
  const { out } = await push({ argv: ["--json", "--yes"] });
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    workspace: "default",
    events: [
      {
        event: "order",
        action: "update",
        done: true,
        changes: [
          { path: "zip", change: "path-added", workflows: "compatible" },
          {
            path: "old",
            change: "path-removed",
            workflows: "breaking",
            allowed: "unused",
          },
        ],
      },
      { event: "ping", action: "create", done: true },
      { event: "Stranger", action: "missing" },
    ],
    diagnostics: [],
  });
});
