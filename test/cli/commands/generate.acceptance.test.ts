import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  assertBuilt,
  call,
  manifestText,
  project,
  put,
  start,
} from "../bin.js";

beforeAll(assertBuilt);

let remove = (): void => undefined;
afterEach(() => remove());

function inProject(
  files: Readonly<Record<string, string>> = {
    "cobalt.events.json": manifestText,
  },
): string {
  const made = project(files);
  remove = made.remove;
  return made.folder;
}

const index = "src/generated/cobalt/index.ts";
const broken = {
  "cobalt.events.json": '{"events": {"a": {"smaple": {}, "sample": {"x": 1}}}}',
};

describe("generate", () => {
  test("says what it wrote, and then that nothing changed", () => {
    const folder = inProject();
    const first = call(folder, ["generate"]);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(
      /^1 event -> src\/generated\/cobalt: \d+ created \([\d.]+ m?s\)\n/,
    );
    expect(first.stdout).toContain(`\n  created   ${index}\n`);
    expect(existsSync(join(folder, index))).toBe(true);

    const second = call(folder, ["generate"]);
    expect(second.stdout).toMatch(
      /^1 event -> src\/generated\/cobalt: \d+ unchanged \([\d.]+ m?s\)\n$/,
    );
  });

  test("keeps a record where there is a node_modules, unless told not to, and says the same by it", () => {
    const folder = inProject({
      "cobalt.events.json": manifestText,
      "node_modules/other/package.json": "{}",
    });
    const cache = join(folder, "node_modules/.cache");
    call(folder, ["generate", "--no-cache"]);
    call(folder, ["generate", "--dry-run"]);
    call(folder, ["check"]);
    expect(existsSync(cache)).toBe(false);
    const worked = call(folder, ["generate", "--json"]);
    expect(existsSync(cache)).toBe(true);
    const recorded = call(folder, ["generate", "--json"]);
    const untimed = ({ stdout }: { stdout: string }): string =>
      stdout.replace(/"durationMs": [\d.]+/, "");
    expect(untimed(recorded)).toBe(untimed(worked));
    writeFileSync(join(folder, index), "");
    expect(call(folder, ["check"]).code).toBe(2);
  });

  test("updates and removes what the manifest asks for", () => {
    const folder = inProject();
    call(folder, ["generate"]);
    put(
      folder,
      "cobalt.events.json",
      manifestText.replace("employee-created", "employee-removed"),
    );
    const { stdout } = call(folder, ["generate"]);
    expect(stdout).toMatch(/: 2 created, 1 updated, 1 unchanged, 2 removed \(/);
    expect(stdout).toContain(
      "  removed   src/generated/cobalt/events/employee-created.ts\n",
    );
  });

  test("--dry-run only says so", () => {
    const folder = inProject();
    const { code, stdout } = call(folder, ["generate", "--dry-run"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/: \d+ to create; nothing was written \(/);
    expect(stdout).toContain(`\n  to create ${index}\n`);
    expect(readdirSync(folder)).toEqual(["cobalt.events.json"]);
  });

  test("--manifest and --output are relative to the working folder", () => {
    const folder = inProject({ "config/events.json": manifestText });
    const { code, stdout } = call(folder, [
      "generate",
      "--manifest",
      "config/events.json",
      "--output",
      "lib/cobalt.ts",
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain("1 event -> lib/cobalt.ts: ");
    expect(existsSync(join(folder, "lib/cobalt.ts"))).toBe(true);
  });

  test("lists 20 files, and how many more there are", () => {
    const events = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `event-${at}`,
        { sample: { a: 1 } },
      ]),
    );
    const { stdout } = call(
      inProject({ "cobalt.events.json": JSON.stringify({ events }) }),
      ["generate"],
    );
    expect(stdout.match(/^ {2}created/gm)).toHaveLength(20);
    expect(stdout).toMatch(/\n {2}… and 4\d more\n$/);
  });

  test("with an error, shows it, writes nothing and exits with 2", () => {
    const folder = inProject(broken);
    const { code, stdout, stderr } = call(folder, ["generate"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("error CE108 cobalt.events.json:1:19\n");
    expect(stderr).toContain(
      "Nothing was written; the last good output stays.\n",
    );
    expect(readdirSync(folder)).toEqual(["cobalt.events.json"]);
  });

  test
    .skipIf(process.platform === "win32")
    .each(["SIGINT", "SIGTERM"] as const)(
    "%s while it writes leaves all or nothing, and no temporary file",
    async (signal) => {
      const events = Object.fromEntries(
        Array.from({ length: 2_000 }, (_, at) => [
          `e-${at}`,
          { sample: { at } },
        ]),
      );
      const folder = inProject({
        "cobalt.events.json": JSON.stringify({ output: "out", events }),
      });
      const { child, ended } = start(folder, ["generate"]);
      const writes = () => existsSync(join(folder, "out/events"));
      while (!writes()) await setTimeout(1);
      child.kill(signal);
      expect(await ended).toBe(null);
      expect(child.signalCode).toBe(signal);
      const names = readdirSync(join(folder, "out"), {
        recursive: true,
        encoding: "utf8",
      });
      expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
      expect(names.filter((name) => /e-\d+/.test(name))).toHaveLength(4_000);
    },
  );

  test("--no-format runs no code of the project, in check neither", () => {
    const folder = inProject({
      "cobalt.events.json": manifestText,
      ".prettierrc.mjs": `import { writeFileSync } from "node:fs";
writeFileSync("ran", "");
export default { useTabs: true };`,
    });
    expect(call(folder, ["generate", "--no-format"]).code).toBe(0);
    expect(call(folder, ["check", "--no-format"]).code).toBe(0);
    expect(existsSync(join(folder, "ran"))).toBe(false);
    expect(call(folder, ["check"]).code).toBe(1);
    expect(existsSync(join(folder, "ran"))).toBe(true);
  });

  test("without a manifest, says how to make one", () => {
    const { code, stderr } = call(inProject({}), ["generate"]);
    expect(code).toBe(2);
    expect(stderr).toContain("error CE101\n");
    expect(stderr).toContain("cobalt-events init");
  });

  test("warnings go to stderr, and the exit code stays 0", () => {
    const { code, stdout, stderr } = call(
      inProject({ "cobalt.events.json": '{"events": {"a": {}}}' }),
      ["generate"],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 event ->/);
    expect(stderr).toMatch(
      /^warning CE308 cobalt\.events\.json:1:\d+\n[^]*\n1 warning\n$/,
    );
  });

  test("colour is not forced into a pipe", () => {
    const { stdout, stderr } = call(inProject(broken), ["generate"], {
      FORCE_COLOR: "3",
      CLICOLOR_FORCE: "1",
    });
    expect(stdout + stderr).not.toContain("\u001B");
  });
});

describe.each([[["check"]], [["generate", "--check"]]])("%j", (argv) => {
  test("finds nothing after generate", () => {
    const folder = inProject();
    call(folder, ["generate"]);
    const { code, stdout, stderr } = call(folder, argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^1 event, \d+ files: up to date \([\d.]+ m?s\)\n$/);
  });

  test("lists every stale, missing and left-over file, and writes nothing", () => {
    const folder = inProject();
    call(folder, ["generate"]);
    writeFileSync(
      join(folder, index),
      `${readFileSync(join(folder, index), "utf8")}\n`,
    );
    put(
      folder,
      "cobalt.events.json",
      manifestText.replace("employee-created", "employee-removed"),
    );
    const { code, stdout, stderr } = call(folder, argv);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^5 files are not what the manifest generates:\n/);
    expect(stdout).toContain(`  stale     ${index}\n`);
    expect(stdout).toContain(
      "  missing   src/generated/cobalt/events/employee-removed.ts\n",
    );
    expect(stdout).toContain(
      "  left over src/generated/cobalt/events/employee-created.ts\n",
    );
    expect(stderr).toBe(
      "Run `cobalt-events generate` and commit the result.\n",
    );
    expect(
      existsSync(
        join(folder, "src/generated/cobalt/events/employee-removed.ts"),
      ),
    ).toBe(false);
  });

  test("with an error exits with 2", () => {
    expect(call(inProject(broken), argv)).toMatchObject({
      code: 2,
      stdout: "",
    });
  });
});

describe("--json prints one document, whatever happens", () => {
  const keys = [
    "command",
    "ok",
    "exitCode",
    "manifest",
    "output",
    "events",
    "durationMs",
    "files",
    "diagnostics",
  ];
  test.each([
    {
      name: "done",
      files: { "cobalt.events.json": manifestText },
      argv: ["generate"],
      want: {
        command: "generate",
        ok: true,
        exitCode: 0,
        manifest: "cobalt.events.json",
        output: "src/generated/cobalt",
        events: 1,
      },
    },
    {
      name: "stale",
      files: { "cobalt.events.json": manifestText },
      argv: ["check"],
      want: { command: "check", ok: false, exitCode: 1 },
    },
    {
      name: "an error",
      files: broken,
      argv: ["generate"],
      want: {
        command: "generate",
        ok: false,
        exitCode: 2,
        diagnostics: [
          {
            code: "CE108",
            severity: "error",
            file: "cobalt.events.json",
            line: 1,
            column: 19,
            length: 8,
          },
        ],
      },
    },
    {
      name: "no manifest",
      files: {},
      argv: ["check"],
      want: {
        ok: false,
        exitCode: 2,
        manifest: null,
        diagnostics: [
          { code: "CE101", file: null, line: null, column: null, length: null },
        ],
      },
    },
    {
      name: "wrong usage",
      files: {},
      argv: ["generate", "--chek"],
      want: {
        command: "generate",
        exitCode: 2,
        diagnostics: [{ code: "CE001" }],
      },
    },
    {
      name: "no command",
      files: {},
      argv: [],
      want: { command: null, exitCode: 2, diagnostics: [{ code: "CE001" }] },
    },
  ])("$name", ({ files, argv, want }) => {
    const { code, stdout, stderr } = call(inProject(files), [
      ...argv,
      "--json",
    ]);
    const document: unknown = JSON.parse(stdout);
    expect(document).toMatchObject(want);
    expect(Object.keys(document as object)).toEqual(keys);
    expect({ code, stderr }).toEqual({ code: want.exitCode, stderr: "" });
  });

  test("the files with what was done to them", () => {
    const { stdout } = call(inProject(), ["generate", "--json"]);
    expect(JSON.parse(stdout)).toHaveProperty(
      "files",
      expect.arrayContaining([{ path: index, action: "create" }]),
    );
  });
});

test("wrong usage is told on stderr, with the way to the help", () => {
  const { code, stdout, stderr } = call(inProject({}), ["genrate"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(
    'There is no command "genrate"; did you mean "generate"?',
  );
  expect(stderr).toContain("cobalt-events --help");
});

test("--help and --version answer on stdout", () => {
  const folder = inProject({});
  expect(call(folder, ["--help"])).toMatchObject({ code: 0, stderr: "" });
  expect(call(folder, ["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.runIf(process.platform !== "win32")(
  "a reader that goes away is no error",
  () => {
    const folder = inProject();
    const bin = join(import.meta.dirname, "../../../dist/cli.js");
    const line = `{ sleep 0.5; "${process.execPath}" "${bin}" generate; echo "code $?" >&2; } | true`;
    const { stderr } = spawnSync("sh", ["-c", line], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("code 0\n");
  },
);
