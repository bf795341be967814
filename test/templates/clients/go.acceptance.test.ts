import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { createMockCobalt } from "../../../src/testing.js";
import { testClient } from "./client-suite.js";
import { clientFolder, exampleIn, has } from "./languages.js";

const run = promisify(execFile);

describe.runIf(has("go", "version"))("the client in Go", () => {
  const { folder, remove } = clientFolder("go");
  afterAll(remove);
  writeFileSync(join(folder, "go.mod"), "module driver\n\ngo 1.19\n");

  it("has an example in the documents that runs", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const example = exampleIn("go")
      .replace("example.com/crm", "driver")
      .replace("Options{", `Options{BaseURL: "${mock.baseUrl}", `);
    mkdirSync(join(folder, "example"));
    writeFileSync(join(folder, "example/main.go"), example);
    const { stdout } = await run("go", ["run", "./example"], {
      cwd: folder,
      env: { ...process.env, COBALT_API_KEY: "tk_1" },
    });
    expect(stdout).toBe("200 Webhook Fired Success\n");
    expect(mock.counts.fired).toBe(1);
  });

  it("is formatted, and go vet finds nothing", async () => {
    const { stdout } = await run("gofmt", ["-l", "."], { cwd: folder });
    expect(stdout).toBe("");
    await run("go", ["vet", "./..."], { cwd: folder });
  });

  const { fail } = testClient(
    async () => {
      await run("go", ["build", "-o", "driver", "."], { cwd: folder });
      return { command: join(folder, "driver"), parameters: [] };
    },
    // What the types rule out: a number that is none, and text in the place of one.
    /^limit (?:NaN|5)/,
  );

  it("ends with its context: before, during and between attempts", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const abortMs = 300;
    const name = "CobaltAbortError";
    const unsent = await fail(mock.baseUrl, { abortMs: -1 });
    expect(unsent).toMatchObject({ name, attempts: 0, mayHaveFired: false });
    mock.next({ delayMs: 20_000 });
    const sent = await fail(mock.baseUrl, { abortMs });
    expect(sent).toMatchObject({ name, attempts: 1, mayHaveFired: true });
    mock.next({ status: 429 });
    const retry = { baseDelayMs: 60_000, maxDelayMs: 60_000, totalMs: 1e6 };
    const waiting = await fail(mock.baseUrl, { abortMs, retry });
    expect(waiting).toMatchObject({ name, attempts: 1, mayHaveFired: false });
  });
});
