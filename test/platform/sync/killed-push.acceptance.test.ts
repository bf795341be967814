// A process that is killed leaves the workspace as far as it came, and the next one finishes the work.
import { beforeAll, expect, test } from "vitest";
import { assertBuilt, start } from "../../cli/bin.js";
import { folderOf, manifestOf, startWorkspace } from "./synced.js";

const events = {
  "order-placed": {
    name: "Order Placed",
    sample: { id: 1, items: [{ n: 1 }] },
  },
  "plan-changed": { name: "Plan Changed", sample: { id: 2, gone: false } },
  left: { sample: { day: "2026-01-01" } },
};

beforeAll(assertBuilt);

/** Pushes to a workspace that has one of the events, in a process that is killed at one of its requests. */
async function pushKilledAt(at: number, isTaken: boolean) {
  let requests = 0;
  let kill = (): unknown => undefined;
  const server = await startWorkspace(
    { events: [{ name: "left", response: { hour: 1 } }, { name: "other" }] },
    {
      answer: () => {
        requests += 1;
        if (requests !== at) return undefined;
        kill();
        return isTaken ? undefined : { drop: "request" };
      },
    },
  );
  const allow = [
    { event: "left", path: "hour", change: "path-removed", reason: "unused" },
  ];
  const folder = folderOf({
    "cobalt.events.json": manifestOf(server, events, { allow }),
  });
  const { child, ended } = start(folder.cwd, ["push", "--yes"], folder.env);
  kill = () => child.kill("SIGKILL");
  const code = await ended;
  return { server, folder, code };
}

test.each([true, false])(
  "at each request in turn, whether it was taken (%j) or not",
  async (isTaken) => {
    let at = 0;
    for (let isOver = false; !isOver;) {
      at += 1;
      const { server, folder, code } = await pushKilledAt(at, isTaken);
      isOver = code === 0;
      const again = start(folder.cwd, ["push", "--yes"], folder.env);
      expect([at, await again.ended]).toEqual([at, 0]);
      const names = server.workspace().events.map(({ name }) => name);
      expect([at, names.sort()]).toEqual([
        at,
        ["Order Placed", "Plan Changed", "left", "other"],
      ]);
      const check = start(folder.cwd, ["verify", "--json"], folder.env);
      await check.ended;
      const { events: rows } = JSON.parse(check.printed()) as {
        events: readonly { event: string; action: string }[];
      };
      expect(rows.filter(({ action }) => action === "update")).toEqual([]);
    }
    // It lists, and creates or changes three.
    expect(at).toBeGreaterThanOrEqual(4);
  },
  120_000,
);
