// Each row of docs/changes.md, and what is found beside: renames, allowed changes, revisions.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check, diff, type DiffOptions, generate } from "../../../src/index.js";

const folder = mkdtempSync(join(tmpdir(), "cobalt-events-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

const table = readFileSync(
  new URL("../../../docs/changes.md", import.meta.url),
  "utf8",
);

function put(name: string, manifest: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  return file;
}

const one = (...samples: object[]) => ({ events: { e: { samples } } });
const withOverrides = (overrides: object, ...samples: object[]) => ({
  events: { e: { samples, overrides } },
});

async function changes(
  before: object,
  after: object,
  options: DiffOptions = {},
) {
  return await diff({
    base: put("before.json", before),
    head: put("after.json", after),
    cwd: folder,
    ...options,
  });
}

/** What `docs/changes.md` says of a kind of change. */
function documented(change: string): readonly (string | undefined)[] {
  const [line = ""] =
    new RegExp(`^\\| \`${change}\`.*$`, "m").exec(table) ?? [];
  return line
    .split("|")
    .map((cell) => cell.trim())
    .slice(-3, -1);
}

describe("a change of each kind", () => {
  const states = (...values: string[]) =>
    withOverrides({ s: { enum: values } }, ...values.map((s) => ({ s })));
  test.each([
    {
      change: "path-removed",
      before: one({ a: 1, b: 1 }),
      after: one({ a: 1 }),
    },
    { change: "type-widened", before: one({ a: 1 }), after: one({ a: 1.5 }) },
    { change: "type-narrowed", before: one({ a: 1.5 }), after: one({ a: 1 }) },
    { change: "type-changed", before: one({ a: 1 }), after: one({ a: "x" }) },
    {
      change: "required-to-optional",
      before: one({ a: 1, b: 1 }),
      after: one({ a: 1, b: 1 }, { b: 1 }),
    },
    {
      change: "optional-to-required",
      before: one({ a: 1, b: 1 }, { b: 1 }),
      after: one({ a: 1, b: 1 }),
    },
    {
      change: "nullable-added",
      before: one({ a: "x" }),
      after: one({ a: "x" }, { a: null }),
    },
    {
      change: "nullable-removed",
      before: one({ a: "x" }, { a: null }),
      after: one({ a: "x" }),
    },
    {
      change: "enum-value-added",
      before: states("new"),
      after: states("new", "open"),
    },
    {
      change: "enum-value-removed",
      before: states("new", "open"),
      after: states("new"),
    },
    {
      change: "text-changed",
      before: one({ a: 1 }),
      after: withOverrides({ a: { description: "The first." } }, { a: 1 }),
    },
    {
      change: "path-renamed",
      before: one({ zip: "123" }),
      after: one({ postcode: "123" }),
    },
    { change: "event-added", before: { events: {} }, after: one({}) },
    { change: "event-removed", before: one({}), after: { events: {} } },
    {
      change: "event-renamed",
      before: { events: { a: { name: "A", sample: { x: 1 } } } },
      after: { events: { b: { name: "A", sample: { x: 1 } } } },
    },
  ])("$change is judged as documented", async ({ change, before, after }) => {
    const { changes: found, ok } = await changes(before, after);
    expect(found).toMatchObject([{ change }]);
    const [{ senders, workflows } = {}] = found;
    expect([senders, workflows]).toEqual(documented(change));
    expect(ok).toBe(senders === "compatible" && workflows === "compatible");
  });

  test("an added path breaks senders only where it has to be there", async () => {
    const required = await changes(one({ a: 1 }), one({ a: 1, b: 1 }));
    expect(required.changes).toMatchObject([
      {
        path: "b",
        senders: "breaking",
        workflows: "compatible",
        witness: { a: 0 },
      },
    ]);
    const optional = await changes(
      one({ a: 1 }),
      one({ a: 1, b: 1 }, { a: 1 }),
    );
    expect(optional).toMatchObject({
      ok: true,
      changes: [{ senders: "compatible" }],
    });
  });
});

describe("a renamed path that is kept", () => {
  const zip = (...samples: object[]) => one(...samples);
  const kept = (says: object, ...samples: object[]) =>
    withOverrides({ zip: { renamedTo: "postcode", ...says } }, ...samples);
  const filled = { write: "both" };

  test.each([
    {
      title: "and always filled breaks nobody but who has to send the new one",
      before: zip({ zip: "1" }),
      after: kept(filled, { postcode: "1" }),
      want: [
        { change: "path-renamed", path: "zip", after: "postcode", breaks: [] },
        { change: "path-added", path: "postcode", breaks: ["senders"] },
      ],
    },
    {
      title: "and filled whenever it was there breaks nobody",
      before: zip({ zip: "1" }, {}),
      after: kept(filled, { postcode: "1" }, {}),
      want: [{ change: "path-renamed", path: "zip", breaks: [] }],
    },
    {
      title: "and filled less often than it was there breaks workflows",
      before: zip({ zip: "1" }),
      after: kept(filled, { postcode: "1" }, {}),
      want: [
        {
          change: "path-renamed",
          path: "zip",
          breaks: ["workflows"],
          witness: {},
        },
      ],
    },
    {
      title: "but not filled breaks workflows",
      before: zip({ zip: "1" }, {}),
      after: kept({}, { postcode: "1" }, {}),
      want: [
        {
          change: "path-renamed",
          path: "zip",
          breaks: ["workflows"],
          witness: { postcode: "" },
        },
      ],
    },
    {
      title: "and no longer filled breaks workflows",
      before: kept(filled, { postcode: "1" }),
      after: kept({}, { postcode: "1" }),
      want: [
        {
          change: "required-to-optional",
          path: "zip",
          breaks: ["workflows"],
          witness: { postcode: "" },
        },
      ],
    },
    {
      title: "and then is not breaks both",
      before: kept(filled, { postcode: "1" }),
      after: one({ postcode: "1" }),
      want: [
        {
          change: "path-removed",
          path: "zip",
          breaks: ["senders", "workflows"],
        },
      ],
    },
    {
      title: "with another type is told of as that, too",
      before: zip({ zip: 1 }, {}),
      after: kept(filled, { postcode: "1" }, {}),
      want: [
        { change: "path-renamed", path: "zip", breaks: [] },
        {
          change: "type-changed",
          path: "zip",
          breaks: ["senders", "workflows"],
        },
      ],
    },
    {
      title: "though there was none is an added one",
      before: one({ postcode: "1" }),
      after: kept(filled, { postcode: "1" }),
      want: [{ change: "path-added", path: "zip", breaks: [] }],
    },
  ])("$title", async ({ before, after, want }) => {
    const { changes: found } = await changes(before, after);
    const told = found.map(({ senders, workflows, ...change }) => ({
      ...change,
      breaks: Object.entries({ senders, workflows })
        .filter(([, verdict]) => verdict === "breaking")
        .map(([side]) => side),
    }));
    expect(told).toHaveLength(want.length);
    expect(told).toMatchObject(want);
  });

  test("has its place at the override", async () => {
    const { changes: found } = await changes(
      one({ zip: "1" }, {}),
      kept(filled, { postcode: "1" }, {}),
    );
    const [{ place } = {}] = found;
    const text = readFileSync(join(folder, "after.json"), "utf8");
    expect(text.split("\n")[(place?.line ?? 0) - 1]).toContain('"zip": {');
  });
});

test("a rename that could be of two paths is none", async () => {
  const { changes: found } = await changes(
    one({ zip: "123" }),
    one({ postcode: "123", code: "123" }),
  );
  expect(found.map(({ change }) => change).sort()).toEqual([
    "path-added",
    "path-added",
    "path-removed",
  ]);
});

test("an allowed change is shown with its reason until its day has passed", async () => {
  const allow = [
    {
      event: "e",
      path: "b",
      change: "path-removed",
      reason: "old",
      until: "2026-06-30",
    },
  ];
  const before = one({ a: 1, b: 1 });
  const after = { allow, ...one({ a: 1 }) };
  const on = (day: string) => ({ today: new Date(`${day}T12:00:00Z`) });
  expect(await changes(before, after, on("2026-06-30"))).toMatchObject({
    ok: true,
    changes: [{ allowed: "old", senders: "breaking" }],
  });
  const late = await changes(before, after, on("2026-07-01"));
  expect(late.ok).toBe(false);
  expect(late.changes[0]).not.toHaveProperty("allowed");
});

test("one side can be asked about alone", async () => {
  const [before, after] = [one({ a: 1 }), one({ a: 1.5 })];
  expect((await changes(before, after, { for: "senders" })).ok).toBe(true);
  expect((await changes(before, after, { for: "workflows" })).ok).toBe(false);
});

test("a hand-written schema that refers to itself is compared to its end", async () => {
  const tree = (type: string) => ({
    events: {
      e: {
        schema: {
          type: "object",
          properties: { value: { type }, child: { $ref: "#" } },
          required: ["value"],
        },
      },
    },
  });
  const { changes: found } = await changes(tree("integer"), tree("string"));
  expect(found).toMatchObject([
    { path: "value", change: "type-changed", witness: { value: 0 } },
    {
      path: "child.value",
      change: "type-changed",
      witness: { value: 0, child: { value: 0 } },
    },
  ]);
  expect(await changes(tree("integer"), tree("integer"))).toMatchObject({
    changes: [],
  });
});

test("an object in parts, and in several kinds, is told of by its own keys alone", async () => {
  const event = (required: string[]) => {
    const properties = Object.fromEntries(
      required.map((key) => [key, { type: "string" }]),
    );
    const kind = (action: string) => ({
      type: "object",
      required: ["action", "issue"],
      properties: {
        action: { const: action },
        issue: {
          allOf: [
            { $ref: "#/definitions/issue" },
            { type: "object", properties: { state: { const: "open" } } },
          ],
        },
      },
    });
    const definitions = { issue: { type: "object", required, properties } };
    const oneOf = [kind("opened"), kind("closed")];
    return { events: { e: { schema: { oneOf, definitions } } } };
  };
  const { changes: found } = await changes(
    event(["url"]),
    event(["url", "title"]),
  );
  expect(found).toMatchObject([
    {
      path: "issue.title",
      change: "path-added",
      senders: "breaking",
      workflows: "compatible",
      witness: { action: "opened", issue: { url: "" } },
    },
  ]);
});

test("what changes in one kind of an event breaks those who send it", async () => {
  const event = (closed: object) => {
    const kind = (action: string, at: object) => ({
      type: "object",
      required: ["action", "at"],
      properties: { action: { const: action }, at },
    });
    const anyTime = { type: ["string", "null"] };
    const oneOf = [kind("opened", anyTime), kind("closed", closed)];
    return { events: { e: { schema: { oneOf } } } };
  };
  const { changes: found } = await changes(
    event({ type: ["string", "null"] }),
    event({ type: "string" }),
  );
  expect(found).toMatchObject([
    {
      path: "at",
      change: "nullable-removed",
      senders: "breaking",
      workflows: "compatible",
      witness: { action: "closed", at: null },
    },
  ]);
});

test("each of many kinds is tried with each of many values, and the smallest payload is the proof", async () => {
  const event = (reasons: number) => {
    const reason = {
      enum: Array.from({ length: reasons }, (_, index) => `reason ${index}`),
    };
    const person = { type: "object", required: ["name"], properties: {} };
    const kinds = Array.from({ length: 30 }, (_, index) => ({
      type: "object",
      required: ["action", "by", "reason"],
      properties: {
        action: { const: `action ${index}` },
        by: { anyOf: [person, { type: "null" }] },
        reason,
      },
    }));
    return { events: { e: { schema: { oneOf: kinds } } } };
  };
  const { changes: found } = await changes(event(40), event(41));
  expect(found).toMatchObject([
    {
      path: "reason",
      change: "enum-value-added",
      senders: "compatible",
      workflows: "breaking",
      witness: { action: "action 0", by: null, reason: "reason 40" },
    },
  ]);
});

test("schemas that refer to each other in many ways are compared to the depth of their variables", async () => {
  const mesh = (type: string) => {
    const to = (name: string) => ({ $ref: `#/definitions/${name}` });
    const node = {
      type: "object",
      properties: { id: { type }, a: to("a"), b: to("b"), c: to("c") },
      required: ["id"],
    };
    const [a, b, c] = [node, node, node];
    return { events: { e: { schema: { ...node, definitions: { a, b, c } } } } };
  };
  const { changes: found } = await changes(mesh("integer"), mesh("string"));
  const paths = found.map(({ path }) => path);
  expect(paths).toContain("a.b.c.id");
  expect(paths).toContain("a.a.id");
  expect(paths).not.toContain("a.a.a.id");
  expect(found.every(({ senders }) => senders === "breaking")).toBe(true);
});

describe("in a git repository", () => {
  const git = (...args: string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args],
      {
        cwd: repository,
        encoding: "utf8",
      },
    );
  const repository = join(folder, "repository");
  execFileSync("git", ["init", "--quiet", repository]);
  const write = (name: string, value: object) =>
    writeFileSync(join(repository, name), JSON.stringify(value));

  test("a revision has its own samples, and leaves the working tree alone", async () => {
    write("a.json", { id: 1 });
    write("cobalt.events.json", { events: { e: { sample: "a.json" } } });
    git("add", ".");
    git("commit", "--quiet", "--message", "one");
    write("a.json", { id: "1" });
    expect(await diff({ cwd: repository })).toMatchObject({
      changes: [{ path: "id", change: "type-changed" }],
    });
    expect(git("status", "--porcelain")).toBe(" M a.json\n");
  });

  test("what has no manifest yet makes every event new", async () => {
    git("checkout", "--quiet", "--orphan", "empty");
    git("commit", "--quiet", "--allow-empty", "--message", "none", "--", ".");
    git("rm", "--quiet", "--cached", "-r", ".");
    git("commit", "--quiet", "--amend", "--allow-empty", "--message", "none");
    expect(await diff({ cwd: repository, base: "empty" })).toMatchObject({
      ok: true,
      changes: [{ change: "event-added" }],
    });
  });

  test.each([
    { base: "no-such-branch", code: "CE801" },
    { base: "--output=x", code: "CE801" },
  ])("$base is no revision", async ({ base, code }) => {
    const { ok, diagnostics } = await diff({ cwd: repository, base });
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([{ code }]);
  });

  test("generated code is a side, too", async () => {
    await generate({ cwd: repository });
    expect(await check({ cwd: repository })).toMatchObject({ ok: true });
    const base = "src/generated/cobalt";
    expect(await diff({ cwd: repository, base })).toMatchObject({
      changes: [],
    });
  });
});

test("outside of any repository, that is said", async () => {
  const { diagnostics } = await changes(one({}), one({}), { base: "main" });
  expect(diagnostics.map(({ code }) => code)).toContain("CE802");
});

describe("where a schema written by hand has limits that no payload of ours can know", () => {
  const schemaOf = (age: object) => ({
    type: "object",
    required: ["code", "age"],
    properties: { code: { type: "string", pattern: "^[A-Z]{3}-\\d+$" }, age },
    additionalProperties: false,
  });
  const eventOf = (schema: object) => ({ events: { e: { schema } } });

  test("what its kind says breaks is told, though without a proof", async () => {
    const { ok, changes: told } = await changes(
      eventOf(schemaOf({ type: "integer", minimum: 18 })),
      eventOf(schemaOf({ type: "string" })),
    );
    expect(ok).toBe(false);
    expect(told).toMatchObject([
      { path: "age", senders: "breaking", workflows: "breaking" },
    ]);
    expect(told[0]).not.toHaveProperty("witness");
  });
});
