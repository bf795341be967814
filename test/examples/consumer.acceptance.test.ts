import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertBuilt, call } from "../cli/bin.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const example = join(root, "examples/consumer");

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cobalt-events-consumer-"));
  assertBuilt();
  cpSync(example, folder, { recursive: true });
  // What `npm install` would put there, without asking a registry.
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  symlinkSync(root, join(modules, "cobalt-events"));
  symlinkSync(join(root, "dist/cli.js"), join(modules, ".bin/cobalt-events"));
  symlinkSync(
    join(root, "node_modules/typescript/bin/tsc"),
    join(modules, ".bin/tsc"),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("its manifest and its scripts are those that `init` writes", () => {
  const manifest = readFileSync(join(folder, "cobalt.events.json"), "utf8");
  const scripts = readFileSync(join(folder, "package.json"), "utf8");
  rmSync(join(folder, "cobalt.events.json"));
  expect(call(folder, ["init"]).code).toBe(0);
  expect(read("cobalt.events.json")).toBe(manifest);
  expect(read("package.json")).toBe(scripts);
});

test("its scripts generate, accept what was generated, and refuse what is stale", () => {
  expect(npm("test").status).not.toBe(0);
  expect(npm("run", "cobalt:generate")).toMatchObject({ status: 0 });
  expect(npm("test")).toMatchObject({ status: 0 });
  appendFileSync(join(folder, "src/generated/cobalt/index.ts"), "// edited\n");
  const { status, stdout } = npm("test");
  expect(status).not.toBe(0);
  expect(stdout).toContain("stale     src/generated/cobalt/index.ts");
});

test("its README explains every script", () => {
  const { scripts } = JSON.parse(read("package.json")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  for (const [name, command] of Object.entries(scripts))
    expect(read("README.md")).toContain(`\`"${name}": "${command}"\``);
});

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

function npm(...argv: readonly string[]) {
  return spawnSync("npm", argv, {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
    env: { ...process.env, NO_COLOR: "1", npm_config_update_notifier: "false" },
  });
}
