import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };
import { helpText } from "../../../src/cli/main/help.js";
import {
  commands,
  commonOptions,
  optionsOf,
} from "../../../src/cli/main/registry.js";

describe("help", () => {
  test("the help names every command, an example and the exit codes", async () => {
    const text = await helpText(["--help"], 100);
    for (const command of commands.keys())
      expect(text).toContain(`cobalt-events ${command}`);
    expect(text).toContain("Exit codes:");
    expect(text).toContain("Generate again at every change");
  });

  test("the help of a command names its argument and none of the options that it does not take", async () => {
    const text = await helpText(["trigger", "--help"], 100);
    expect(text).toContain("cobalt-events trigger <slug>");
    expect(text).toContain("The event's slug in the manifest");
    expect(text).not.toContain("--output");
    expect(await helpText(["mock", "--help"], 100)).not.toContain("--json");
  });

  test.each([...commands])(
    "the help of %s names every option",
    async (name, command) => {
      const text = await helpText([name, "--help"], 100);
      for (const option of optionsOf(command).keys())
        expect(text).toContain(`--${option}`);
    },
  );

  test("the version is the package's", async () => {
    expect(await helpText(["--version"], 100)).toBe(packageJson.version);
  });
});

describe("docs/commands.md", () => {
  const page = readFileSync(
    new URL("../../../docs/commands.md", import.meta.url),
    "utf8",
  );

  test.each([...commands])(
    "describes %s and each of its options",
    (name, { options }) => {
      const [section = ""] =
        new RegExp(`^## ${name}$[^]*?(?=^## )`, "m").exec(page) ?? [];
      expect(page).toContain(`](#${name})`);
      for (const option of Object.keys(options))
        if (!Object.hasOwn(commonOptions, option))
          expect(section).toContain(`--${option}`);
    },
  );
});
