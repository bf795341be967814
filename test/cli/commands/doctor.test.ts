import { expect, onTestFinished, test } from "vitest";
import { call, project } from "../bin.js";

function inProject(files: Readonly<Record<string, string>>): string {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  return folder;
}

const secret = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";

test("tells a line a fact, each problem with its remedy, and nothing of a sample", () => {
  const folder = inProject({
    "package.json": "{}",
    "cobalt.events.json": `{ "language": "javascript", "module": "commonjs", "events": { "a": { "sample": { "token": "${secret}" } } } }`,
  });
  call(folder, ["generate"]);
  const { code, stdout, stderr } = call(folder, ["doctor"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const lines = stdout.split("\n");
  expect(lines).toContain(`ok       node           ${process.versions.node}`);
  expect(lines).toContain(
    "ok       output         src/generated/cobalt: up to date",
  );
  const at = lines.findIndex((line) => line.startsWith("warning  scripts"));
  expect(lines[at + 1]?.trim()).toBe(
    "Run `cobalt-events init`, which adds them.",
  );
  expect(stdout).toMatch(/\n\n2 warnings\n$/);
  expect(stdout).not.toContain(secret);
});

test("exits with 1 where something will not work, and shows where", () => {
  const folder = inProject({ "cobalt.events.json": '{ "event": {} }' });
  const { code, stdout, stderr } = call(folder, ["doctor"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^error {4}manifest/m);
  expect(stderr).toContain("cobalt.events.json:1:3");
});

test("with --json, says all of it in one document", () => {
  const { code, stdout, stderr } = call(inProject({}), ["doctor", "--json"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    command: "doctor",
    ok: false,
    exitCode: 1,
    diagnostics: [{ code: "CE101" }],
    result: {
      facts: [
        { topic: "node", status: "ok" },
        {
          topic: "manifest",
          status: "error",
          code: "CE101",
          help: expect.stringContaining("init") as unknown,
        },
      ],
    },
  });
});
