import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import {
  check,
  generate,
  type GenerateResult,
  type ProjectOptions,
} from "../../../src/generate.js";
import { readClient } from "../../../src/output/print/runtime-file.js";
import { exportEvents } from "../../../src/review/export/export-events.js";
import { filesIn } from "../../acceptance/golden.js";
import { put, setManifest, temporaryFolder } from "./projects.js";

const targets: Json = [
  { language: "python", output: "services/events" },
  { language: "go", output: "internal/cobalt-events" },
];

const events = {
  "order-placed": { sample: { id: 1, address: { street: "x" } } },
  "order-paid": { sample: { id: 1, address: { street: "x" } } },
};

/** A project with these fields in its manifest. */
function project(fields: JsonObject = {}): string {
  const cwd = temporaryFolder();
  const manifest = { events, targets, ...fields };
  put(join(cwd, "cobalt.events.json"), JSON.stringify(manifest));
  return cwd;
}

/** What a run does to the files of the targets. */
function changesOf(cwd: string, { files }: GenerateResult): readonly string[] {
  return files
    .filter(({ action }) => action !== "unchanged")
    .map(({ path, action }) => `${action} ${relative(cwd, path)}`)
    .filter((change) => !change.includes("src/generated"))
    .sort();
}

/** The codes and messages of a run. */
async function problems(cwd: string, options: ProjectOptions = {}) {
  const { diagnostics } = await generate({ cwd, ...options });
  return diagnostics.map(({ code, message }) => `${code} ${message}`);
}

describe("files of targets are generated as all others are", () => {
  test("written, checked, and removed where nobody wants them", async () => {
    const cwd = project();
    const all = [
      "create internal/cobalt-events/cobalt_client.go",
      "create internal/cobalt-events/cobalt_defaults.go",
      "create internal/cobalt-events/cobalt_errors.go",
      "create internal/cobalt-events/cobalt_exchange.go",
      "create internal/cobalt-events/cobalt_request.go",
      "create internal/cobalt-events/cobalt_retry.go",
      "create internal/cobalt-events/order_paid_event.go",
      "create internal/cobalt-events/order_placed_event.go",
      "create internal/cobalt-events/support.go",
      "create services/events/__init__.py",
      "create services/events/cobalt_client.py",
      "create services/events/cobalt_defaults.py",
      "create services/events/cobalt_errors.py",
      "create services/events/cobalt_exchange.py",
      "create services/events/order_paid.py",
      "create services/events/order_placed.py",
    ];
    const dry = await generate({ cwd, dryRun: true });
    expect(changesOf(cwd, dry)).toEqual(all);
    expect(existsSync(join(cwd, "services"))).toBe(false);
    expect(changesOf(cwd, await generate({ cwd }))).toEqual(all);
    expect(await check({ cwd })).toMatchObject({ ok: true });

    put(join(cwd, "services/events/mine.py"), "# by hand\n");
    const stale = join(cwd, "services/events/order_paid.py");
    put(stale, `${readFileSync(stale, "utf8")}\n`);
    const checked = await check({ cwd });
    expect(checked.ok).toBe(false);
    expect(changesOf(cwd, checked)).toEqual([
      "update services/events/order_paid.py",
    ]);

    setManifest(cwd, { events: { "order-placed": { sample: { id: 1 } } } });
    expect(changesOf(cwd, await generate({ cwd }))).toEqual([
      "remove internal/cobalt-events/order_paid_event.go",
      "remove services/events/order_paid.py",
      "update internal/cobalt-events/order_placed_event.go",
      "update services/events/order_placed.py",
    ]);
    expect(existsSync(join(cwd, "services/events/mine.py"))).toBe(true);
  });

  test("an event that is added changes no other file", async () => {
    const cwd = project();
    await generate({ cwd });
    const added = { "address-added": { sample: { address: { street: 1 } } } };
    setManifest(cwd, { events: { ...added, ...events } });
    expect(changesOf(cwd, await generate({ cwd }))).toEqual([
      "create internal/cobalt-events/address_added_event.go",
      "create services/events/address_added.py",
    ]);
  });

  test("in Rust, the file that names all of them is the only other one", async () => {
    const cwd = project({ targets: [{ language: "rust", output: "events" }] });
    await generate({ cwd });
    const index = (): string =>
      filesIn(join(cwd, "events")).get("mod.rs") ?? "";
    const before = index();
    const added = { "order-packed": { sample: { mod: 1 } } };
    setManifest(cwd, { events: { ...events, ...added } });
    expect(changesOf(cwd, await generate({ cwd }))).toEqual([
      "create events/order_packed.rs",
      "update events/mod.rs",
    ]);
    const own = "#[rustfmt::skip]\npub mod order_packed;\n\n";
    expect(index().replace(own, "")).toBe(before);
    setManifest(cwd, { events });
    await generate({ cwd });
    expect(index()).toBe(before);
  });

  test("the order of keys and samples changes no type", async () => {
    const samples: Json = [{ a: { x: 1 } }, { b: { y: 2 }, a: null }];
    const cwd = project({ events: { shuffled: { samples } } });
    await generate({ cwd });
    const fields = (path: string): readonly string[] =>
      (filesIn(join(cwd, "services/events")).get(path) ?? "")
        .split("\n")
        .sort();
    const before = fields("shuffled.py");
    const shuffled: Json = [{ a: null, b: { y: 2 } }, { a: { x: 1 } }];
    setManifest(cwd, { events: { shuffled: { samples: shuffled } } });
    await generate({ cwd });
    expect(fields("shuffled.py")).toEqual(before);
  });
});

describe("documents", () => {
  test.each(["openapi", "asyncapi", "json-schema"] as const)(
    "%s is what `export` writes, kept current",
    async (language) => {
      const output = "docs/events.json";
      const cwd = project({ targets: [{ language, output }] });
      await generate({ cwd });
      const { text } = await exportEvents(language, { cwd });
      expect(readFileSync(join(cwd, output), "utf8")).toBe(text);
      expect(await check({ cwd })).toMatchObject({ ok: true });
      setManifest(cwd, { events: { "order-placed": { sample: { id: 1 } } } });
      const checked = await check({ cwd });
      expect(checked.ok).toBe(false);
      expect(changesOf(cwd, checked)).toEqual([`update ${output}`]);
    },
  );
});

test("no event takes a file of the client", async () => {
  const cwd = project({ events: { "cobalt-client": { sample: {} } } });
  const found = await problems(cwd);
  expect(found.filter((problem) => problem.startsWith("CE62"))).toEqual([
    `CE620 The event "cobalt-client" cannot be written in Python: the client has cobalt_client.py already; give the event another name with "as".`,
  ]);
});

test("no name of the client in Go may be one of an event's", () => {
  const text = [...readClient("go").values()].join("\n");
  const declared = text.matchAll(
    /^(?:func |type |var |const |\t(?=\w+ ErrorKind =))([A-Z]\w*)/gm,
  );
  const names = [...declared].map(([, name = ""]) => name);
  expect(names).toContain("TimeoutError");
  expect(names).toContain("Event");
  const ofEvents = /^Trigger.|.(?:Slug|Name)$|.(?:Payload|Variable)/;
  expect(names.filter((name) => ofEvents.test(name))).toEqual([]);
});

describe("mistakes", () => {
  test.each([
    {
      mistake: "a document in the folder of the TypeScript",
      targets: [
        { language: "openapi", output: "src/generated/cobalt/x.schema.json" },
      ],
      problem: `CE622 "src/generated/cobalt/x.schema.json" lies in the folder of the manifest's output.`,
    },
    {
      mistake: "two documents in one file",
      targets: [
        { language: "openapi", output: "x.json" },
        { language: "asyncapi", output: "./x.json" },
      ],
      problem: `CE622 "./x.json" is the place of the target "openapi".`,
    },
    {
      mistake: "an unknown language",
      targets: [{ language: "pyton", output: "x" }],
      problem: `CE109 "language" of item 1 of "targets" cannot be "pyton"; did you mean "python"?`,
    },
    {
      mistake: "a language that is not offered",
      targets: [{ language: "cobol", output: "x" }],
      problem: `CE109 "language" of item 1 of "targets" cannot be "cobol".`,
    },
    {
      mistake: "no output",
      targets: [{ language: "go" }],
      problem: `CE107 Item 1 of "targets" needs "output".`,
    },
    {
      mistake: "an unknown field",
      targets: [{ language: "go", output: "x", package: "y" }],
      problem: `CE108 Item 1 of "targets" takes no field "package".`,
    },
    {
      mistake: "no list",
      targets: { language: "go", output: "x" },
      problem: `CE107 "targets" must be an array, not an object.`,
    },
    {
      mistake: "two targets in one folder",
      targets: [
        { language: "go", output: "x" },
        { language: "python", output: "./y/../x/" },
      ],
      problem: `CE622 "./y/../x/" is the place of the target "go".`,
    },
    {
      mistake: "a target in the folder of the TypeScript",
      targets: [{ language: "go", output: "src/generated/cobalt" }],
      problem: `CE622 "src/generated/cobalt" is the place of the manifest's output.`,
    },
    {
      mistake: "a folder of another tool",
      targets: [{ language: "go", output: "node_modules/x" }],
      problem: `CE602 The target's output lies in "node_modules", where other tools keep what is theirs.`,
    },
  ])("$mistake", async ({ targets, problem }) => {
    const cwd = project({ targets });
    expect(await problems(cwd)).toEqual([problem]);
    expect(existsSync(join(cwd, "src"))).toBe(false);
  });

  test("those that are offered are listed", async () => {
    const cwd = project({ targets: [{ language: "cobol", output: "x" }] });
    const [problem] = (await generate({ cwd })).diagnostics;
    expect(problem?.help).toMatch(/^Use one of: .*"go".*"python".*\.$/);
  });

  test("a hand-written file in the way", async () => {
    const cwd = project();
    const file = join(cwd, "services/events/order_paid.py");
    put(file, "# by hand\n");
    expect(await problems(cwd)).toEqual([
      `CE601 ${file} would be generated, but is there and was not generated.`,
    ]);
    expect(readFileSync(file, "utf8")).toBe("# by hand\n");
  });

  test("a file in place of the folder", async () => {
    const cwd = project();
    put(join(cwd, "services/events"), "");
    expect(await problems(cwd)).toEqual([
      `CE602 ${join(cwd, "services/events")} is not a folder.`,
    ]);
  });

  const halves = {
    "key-cut": { sample: { list: [{ "a\ud800": 1 }] } },
    "value-cut": {
      sample: { state: "x" },
      overrides: { state: { enum: ["x", "\udc00"] } },
    },
    "name-cut": { name: "Name\ud800 Cut", sample: { id: 1 } },
  };

  test("an event that a language cannot express, and others that go on", async () => {
    const cwd = project({ events: { ...events, ...halves } });
    const told = [
      String.raw`CE62x The event "key-cut" … in Go: the key at "list.*.a\ud800", with half of a surrogate pair, which is no text in Go.`,
      String.raw`CE62x The event "value-cut" … in Go: "state" may be "\udc00", with half of a surrogate pair, which is no text in Go.`,
      String.raw`CE62x The event "name-cut" … in Go: its name is "Name\ud800 Cut", with half of a surrogate pair, which is no text in Go.`,
    ];
    const shown = (problem: string): string =>
      problem
        .replace(/^CE62[01]/, "CE62x")
        .replace(/cannot be written|is left out/, "…");
    const refused = await problems(cwd);
    expect(refused.map(shown)).toEqual(told);
    expect(refused[0]).toMatch(/^CE620 /);
    expect(existsSync(join(cwd, "src"))).toBe(false);

    const kept = await problems(cwd, { keepGoing: true });
    expect(kept.map(shown)).toEqual(told);
    expect(kept[0]).toMatch(/^CE621 /);
    const go = [...filesIn(join(cwd, "internal")).keys()];
    expect(go.filter((path) => path.includes("cut"))).toEqual([]);
    const python = [...filesIn(join(cwd, "services")).keys()];
    expect(python.filter((path) => path.includes("cut"))).toHaveLength(3);
    expect(await check({ cwd, keepGoing: true })).toMatchObject({ ok: true });
  });

  const many = Array.from({ length: 255 }, (_, index) => [`k${index}`, ""]);

  test.each([
    {
      language: "php",
      sample: { "\0a": 1 },
      problem: String.raw`PHP: the key "\u0000a" begins with U+0000, which no property of PHP does`,
    },
    {
      language: "java",
      sample: { "": 1 },
      problem: `Java: OddPayload has the key "", which Jackson ignores`,
    },
    {
      language: "java",
      sample: Object.fromEntries(many) as JsonObject,
      problem: "Java: OddPayload has 255 keys, more than a record in Java",
    },
  ])("keys that no class has: $problem", async ({ problem, ...given }) => {
    const cwd = project({
      events: { odd: { sample: given.sample } },
      targets: [{ language: given.language, output: "out" }],
    });
    expect(await problems(cwd)).toContain(
      `CE620 The event "odd" cannot be written in ${problem}.`,
    );
  });

  test("two events that come to one name in a language", async () => {
    const two = { "a-bc": { sample: {} }, aBC: { sample: {} } };
    const cwd = project({ events: two });
    expect(
      (await problems(cwd)).filter((problem) => problem.startsWith("CE62")),
    ).toEqual([
      `CE620 The event "aBC" cannot be written in Python: the event "a-bc" has a_bc.py already; give the event another name with "as".`,
      `CE620 The event "aBC" cannot be written in Go: the event "a-bc" has a_bc_event.go already; give the event another name with "as".`,
    ]);
  });
});

test("what is left over of a target that is gone stays, as does its folder", async () => {
  const cwd = project();
  await generate({ cwd });
  setManifest(cwd, { targets: [] });
  rmSync(join(cwd, "internal"), { recursive: true });
  expect(changesOf(cwd, await generate({ cwd }))).toEqual([]);
  expect(existsSync(join(cwd, "services/events/order_paid.py"))).toBe(true);
});
