import { execFile, execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { createMockCobalt } from "../../../src/testing.js";
import { testClient } from "./client-suite.js";
import { clientFolder, exampleIn, has } from "./languages.js";

describe.runIf(has("python3", "--version"))("the client in Python", () => {
  const { folder, remove } = clientFolder("python");
  afterAll(remove);

  it("compiles without a warning", () => {
    const files = readdirSync(join(folder, "cobalt")).filter((name) =>
      name.endsWith(".py"),
    );
    const compile = ["-W", "error", "-m", "py_compile", ...files];
    execFileSync("python3", compile, { cwd: join(folder, "cobalt") });
  });

  it("has an example in the documents that runs", async () => {
    const mock = await createMockCobalt();
    onTestFinished(mock.close);
    const example = exampleIn("python").replace(
      "CobaltClient(",
      `CobaltClient(base_url="${mock.baseUrl}", `,
    );
    const { stdout } = await promisify(execFile)("python3", ["-c", example], {
      cwd: folder,
      env: { ...process.env, COBALT_API_KEY: "tk_1", http_proxy: "" },
    });
    expect(stdout).toBe("200 Webhook Fired Success\n");
    expect(mock.counts.fired).toBe(1);
  });

  const parameters = ["-W", "error", join(folder, "driver.py"), folder];
  testClient(
    () => Promise.resolve({ command: "python3", parameters }),
    // The language can write all of them.
    /^$/,
  );
});
