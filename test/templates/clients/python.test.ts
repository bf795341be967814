import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { testClient } from "./client-suite.js";
import { clientFolder, has } from "./languages.js";

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

  const parameters = ["-W", "error", join(folder, "driver.py"), folder];
  testClient(
    () => Promise.resolve({ command: "python3", parameters }),
    // The language can write all of them.
    /^$/,
  );
});
