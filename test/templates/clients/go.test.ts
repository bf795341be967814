import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { testClient } from "./client-suite.js";
import { startDriver } from "./driver.js";
import { clientFolder, has } from "./languages.js";

const run = promisify(execFile);

describe.runIf(has("go", "version"))("the client in Go", () => {
  const { folder, remove } = clientFolder("go");
  afterAll(remove);
  writeFileSync(join(folder, "go.mod"), "module driver\n\ngo 1.19\n");

  it("is formatted, and go vet finds nothing", async () => {
    const { stdout } = await run("gofmt", ["-l", "."], { cwd: folder });
    expect(stdout).toBe("");
    await run("go", ["vet", "./..."], { cwd: folder });
  });

  testClient(
    async () => {
      await run("go", ["build", "-o", "driver", "."], { cwd: folder });
      return startDriver(join(folder, "driver"), []);
    },
    // What the types rule out: a number that is none, and text in the place of one.
    { unsayable: /^limit (?:NaN|5)/ },
  );
});
