import { EdgeVM } from "@edge-runtime/vm";
import { describe, expect, it } from "vitest";
import {
  bundle,
  expectArrival,
  findingsWith,
  openPlace,
} from "./trial-place.js";
import type { Findings } from "./trial.js";
import { missing, startWorker } from "./workerd.js";

describe("an edge worker of Vercel", () => {
  it("runs the client", async () => {
    const { place, mock } = await openPlace();
    const worker = new EdgeVM();
    worker.evaluate(
      await bundle(`
        import { tryEverything } from "./trial.js";
        globalThis.findings = tryEverything(${JSON.stringify(place)});
      `),
    );
    expect(await worker.evaluate<Promise<Findings>>("findings")).toEqual(
      findingsWith({ redirect: 302, refused: "did not fire" }),
    );
    expectArrival(mock);
  });

  it("has nothing of Node.js", () => {
    const worker = new EdgeVM();
    for (const name of ["process", "Buffer", "require", "setImmediate"])
      expect(worker.evaluate(`typeof ${name}`)).toBe("undefined");
  });
});

describe("an edge worker of Cloudflare", () => {
  it("runs the client", async ({ skip }) => {
    if (missing) skip(missing);
    const { place, mock } = await openPlace();
    const url = await startWorker(
      await bundle(
        `
          import { tryEverything } from "./trial.js";
          export default {
            fetch: async () => Response.json(await tryEverything(${JSON.stringify(place)})),
          };
        `,
        "esm",
      ),
    );
    const findings = await (await fetch(url)).text();
    expect(JSON.parse(findings)).toEqual(
      findingsWith({ redirect: 302, refused: "may have fired" }),
    );
    expectArrival(mock);
  });

  // It waits for ever once the request that began to wait is over, and with it its timer.
  it("has a rate limiter for all of its requests", async ({ skip }) => {
    if (missing) skip(missing);
    const { place, mock } = await openPlace();
    const url = await startWorker(
      await bundle(
        `
          import { createCobaltClient, createRateLimiter, trigger } from "../platform/testing/generated.js";
          const client = createCobaltClient({
            apiKey: "tk_good",
            linkedAccountId: "ana@acme.fr",
            baseUrl: ${JSON.stringify(place.baseUrl)},
            rateLimiter: createRateLimiter({ perSecond: 20, burst: 1 }),
          });
          export default {
            fetch: async () => Response.json(await trigger(client, "employee-left", { payload: {} })),
          };
        `,
        "esm",
      ),
    );
    const answers = await Promise.all([1, 2, 3, 4].map(() => fetch(url)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(mock.events).toHaveLength(4);
  });
});

it("a bundle cannot hold anything of Node.js", async () => {
  await expect(bundle('import "node:fs";')).rejects.toThrow(/node:fs/);
});
