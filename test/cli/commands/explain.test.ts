// `explain`, as it is called.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { assertBuilt, call, project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const manifest = `{
  // The events of the shop.
  "events": {
    "order-placed": {
      "samples": ["orders.ndjson"], // recorded
      "overrides": {
        "status": { "description": "Never empty." }, // asked for
      },
    },
    "order-left": { "sample": { "id": 1, "at": null } },
    "open": {},
    "by-hand": {
      "schema": { "type": "object", "properties": { "total": {} } },
      "sample": { "total": 1 },
    },
    "bare": { "schema": { "type": "object" } },
  },
}
`;

const orders = Array.from({ length: 24 }, (_, index) => ({
  status: index % 2 ? "open" : "paid",
  at: index === 3 ? "soon" : "2026-01-01",
  ...(index % 4 === 0 ? {} : { note: index % 3 ? "x" : null }),
  owner: index === 5 ? "ana.weber@gmail.com" : "2026-01-01",
  method:
    index % 2
      ? { type: "card", last: `${index}` }
      : { type: "iban", bank: `${index}` },
  items: [{ sku: `A${index}` }],
  ...(index === 9 && { rare: true }),
}));

const files = {
  "cobalt.events.json": manifest,
  "orders.ndjson": orders.map((order) => JSON.stringify(order)).join("\n"),
};

function shop(changed: Record<string, string> = {}): string {
  const { folder, remove } = project({ ...files, ...changed });
  onTestFinished(remove);
  return folder;
}

function textOf(folder: string): string {
  return readFileSync(join(folder, "cobalt.events.json"), "utf8");
}

beforeAll(assertBuilt);

test("every path is told of, and what the samples speak for", () => {
  const { code, stdout, stderr } = call(shop(), ["explain", "order-placed"]);
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: `order-placed: 24 samples
About 4 % of new payloads may have a key not seen yet, as 1 sample alone has some; most likely in
the payload itself (1 of 24).

What the samples speak for:
  "method": {"discriminator":"type"}
      because all 12 objects with "card" have last; all 12 objects with "iban" have bank
  "status": {"enum":["open","paid"],"open":true}
      because 24 strings seen, 2 different, each at least 12 times, which is too few to tell that
      these are all

  the payload  object         24 of 24
  status       string         24 of 24         2 distinct; overridden: description
  at           string         24 of 24         2 distinct; no format date: 23 of 24 have it, refused
                                               by "soon"
  note         string | null  18 of 24         optional: absent in 6 of 24; nullable: null in 6; 1
                                               distinct
  owner        string         24 of 24         2 distinct; no format date: 23 of 24 have it, refused
                                               by <email>; no format email: 1 of 24 have it, refused
                                               by "2026-01-01"
  method       object         24 of 24
  method.type  string         24 of 24         2 distinct
  method.bank  string         12 of 24         optional: absent in 12 of 24; 12 distinct
  method.last  string         12 of 24         optional: absent in 12 of 24; 12 distinct
  items        object[]       24 of 24
  items.*      object         24 in 24 arrays
  items.*.sku  string         24 of 24         24 distinct
  rare         boolean        1 of 24          optional: absent in 23 of 24; rests on a single
                                               sample
`,
    stderr: `1 of 13 paths rests on a single sample; more samples tell more.
\`cobalt-events explain order-placed --apply\` writes what is suggested into cobalt.events.json, as overrides, enums as open ones.
`,
  });
});

test("many keys that hardly any sample has are one line, and --depth leaves out what is further down", () => {
  const lines = Array.from({ length: 30 }, (_, at) =>
    JSON.stringify({
      id: at,
      ...(at < 9 && { [`rare.${at}`]: { a: { b: 1 } } }),
    }),
  );
  const folder = shop({ "orders.ndjson": lines.join("\n") });
  const { stdout } = call(folder, ["explain", "order-placed", "--depth", "1"]);
  expect(stdout).toContain(`
  the payload  object  30 of 30
  id           number  30 of 30  30 distinct
  … and 9 more keys, each in at most 1 of 30
`);
  const path = 'explain order-placed ["rare.8"]'.split(" ");
  expect(call(folder, path).stdout).toContain(`Below it:
  ["rare.8"].a    object  1 of 1`);
});

test("one path is told of in detail, and what is below it", () => {
  const { stdout, code } = call(shop(), ["explain", "order-placed", "items"]);
  expect(code).toBe(0);
  expect(stdout).toBe(`order-placed, items: 24 samples

  type      object[]
  seen      24 of 24 objects
  values    array 24
  optional  no
  nullable  no
  override  none

Below it:
  items.*      object  24 in 24 arrays
  items.*.sku  string  24 of 24         24 distinct
`);
});

test("a narrow terminal has the notes below each path", async () => {
  const io = fakeIo(true, { cwd: shop(), env: { NO_COLOR: "1" } });
  expect(await run(["explain", "order-placed", "note"], io)).toBe(0);
  expect(io.out()).toContain("  optional  absent in 6 of 24\n");
  const narrow = fakeIo(true, {
    cwd: io.cwd,
    env: { NO_COLOR: "1" },
    stdout: { isTTY: true, columns: 50, write: (text) => (out += text) },
  });
  let out = "";
  expect(await run(["explain", "order-placed"], narrow)).toBe(0);
  expect(out).toContain(
    '  at           string         24 of 24\n      2 distinct; no format date: 23 of 24 have\n      it, refused by "soon"\n',
  );
});

describe("what there is to say of", () => {
  test.each<[string, string]>([
    [
      "order-left",
      "order-left: 1 sample, so that everything rests on that one",
    ],
    ["open", "open: no samples\nAny payload is accepted.\n"],
    [
      "by-hand",
      "by-hand: 1 sample\nThe schema written by hand decides what the event's type is; this is what its samples show.\n\n  the payload  object  1 of 1\n",
    ],
    [
      "bare",
      "bare: no samples\nThe schema written by hand decides what the event's type is.\n",
    ],
  ])("%s", (slug, start) => {
    const { code, stdout } = call(shop(), ["explain", slug]);
    expect(code).toBe(0);
    expect(stdout.slice(0, start.length)).toBe(start);
  });
});

describe("mistakes are told:", () => {
  test.each<[string, string[], string]>([
    [
      "an unknown slug",
      ["order-plced"],
      'The manifest has no event "order-plced"; did you mean "order-placed"?',
    ],
    [
      "an unknown path",
      ["order-placed", "items.*.sk"],
      'No sample has a value at "items.*.sk"; did you mean "items.*.sku"?',
    ],
    ["no slug", [], "`explain` needs a slug: explain <slug> [path]."],
    [
      "too many words",
      ["order-placed", "at", "note"],
      "`explain` takes 2 arguments: explain <slug> [path].",
    ],
  ])("%s", (_, words, message) => {
    const { code, stdout, stderr } = call(shop(), ["explain", ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("a sample that cannot be read", () => {
    const folder = shop({ "orders.ndjson": '{"a":1}\n{' });
    const { code, stdout, stderr } = call(folder, [
      "explain",
      "order-placed",
      "--apply",
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("orders.ndjson:2:");
    expect(stderr).toContain("Nothing was written.");
  });
});

test("--json has all of it in one document", () => {
  const words = ["explain", "order-placed", "status", "--json"];
  const { code, stdout, stderr } = call(shop(), words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual({
    command: "explain",
    ok: true,
    exitCode: 0,
    manifest: "cobalt.events.json",
    output: null,
    events: 5,
    durationMs: expect.any(Number) as number,
    files: [],
    diagnostics: [],
    result: {
      slug: "order-placed",
      path: "status",
      handwritten: false,
      applied: false,
      samples: 24,
      rebuilt: 0,
      evidence: [
        {
          path: "status",
          depth: 1,
          type: "string",
          optional: false,
          nullable: false,
          seen: 24,
          of: 24,
          in: "objects",
          absent: 0,
          counts: {
            null: 0,
            boolean: 0,
            integer: 0,
            number: 0,
            string: 24,
            array: 0,
            object: 0,
          },
          distinct: 2,
          examples: [{ value: "open" }, { value: "paid" }],
          format: null,
          formatIsSure: false,
          refused: [],
          overridden: ["description"],
          restsOnOne: false,
        },
      ],
      suggestions: [
        {
          path: "status",
          kind: "enum",
          override: { enum: ["open", "paid"], open: true },
          evidence:
            "24 strings seen, 2 different, each at least 12 times, which is too few to tell that these are all",
        },
      ],
      notes: [],
      unseen: {
        samples: 24,
        alone: 1,
        places: [{ path: "", alone: 1, keys: 1 }],
      },
    },
  });
});

test("--json tells of failures, too", () => {
  const { code, stdout } = call(shop(), ["explain", "nothing", "--json"]);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    command: "explain",
    exitCode: 2,
    diagnostics: [{ code: "CE702" }],
    result: null,
  });
});

describe("--apply", () => {
  test("writes what is suggested, and leaves everything else as it is", () => {
    const folder = shop();
    const { code, stdout, stderr } = call(folder, [
      "explain",
      "order-placed",
      "--apply",
    ]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `order-placed: 24 samples

Overrides written:
  "method": {"discriminator":"type"}
      because all 12 objects with "card" have last; all 12 objects with "iban" have bank
  "status": {"enum":["open","paid"],"open":true}
      because 24 strings seen, 2 different, each at least 12 times, which is too few to tell that
      these are all
`,
      stderr:
        "Wrote 2 overrides to cobalt.events.json. Next: `cobalt-events generate` writes the code.\n",
    });
    expect(textOf(folder)).toBe(
      manifest.replace(
        '"Never empty." }, // asked for\n',
        `"Never empty.", "enum": ["open", "paid"], "open": true }, // asked for
        "method": {
          "discriminator": "type"
        },
`,
      ),
    );
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
    expect(call(folder, ["generate", "--dry-run"]).code).toBe(0);
    const again = call(folder, ["explain", "order-placed", "--apply"]);
    expect(again.stderr).toBe(
      "There is nothing to apply; cobalt.events.json was left as it is.\n",
    );
  });

  test("writes what is suggested for one path", () => {
    const folder = shop();
    const words = ["explain", "order-placed", "method", "--apply", "--json"];
    const { code, stdout } = call(folder, words);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      files: [{ path: "cobalt.events.json", action: "update" }],
      result: { applied: true, suggestions: [{ path: "method" }] },
    });
    expect(textOf(folder)).toContain('"discriminator": "type"');
    expect(textOf(folder)).not.toContain('"enum"');
  });

  test("makes the overrides of an event that has none, behind a byte order mark and in lines of Windows", () => {
    const lines = [
      "\uFEFF{",
      '  "events": {',
      '    "order-placed": {',
      '      "samples": ["orders.ndjson"] // recorded',
      "    }",
      "  }",
      "}",
      "",
    ];
    const folder = shop({ "cobalt.events.json": lines.join("\r\n") });
    call(folder, ["explain", "order-placed", "method", "--apply"]);
    lines[3] = '      "samples": ["orders.ndjson"], // recorded';
    lines.splice(
      4,
      0,
      '      "overrides": {',
      '        "method": {',
      '          "discriminator": "type"',
      "        }",
      "      }",
    );
    expect(textOf(folder)).toBe(lines.join("\r\n"));
  });

  test("writes nothing where the event would not be sound", () => {
    const folder = shop();
    const broken = manifest.replace(
      '"status"',
      '"at": { "format": "date" },\n        "status"',
    );
    writeFileSync(join(folder, "cobalt.events.json"), broken);
    const { code, stdout, stderr } = call(folder, [
      "explain",
      "order-placed",
      "--apply",
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("error CE309");
    expect(stderr).toContain("Nothing was written.");
    expect(textOf(folder)).toBe(broken);
  });
});

describe("--html", () => {
  test("writes a page that is the same the next time", () => {
    const folder = shop();
    const words = ["explain", "order-placed", "--html", "pages/order.html"];
    expect(call(folder, words).stdout).toBe(
      "order-placed: 24 samples, 13 paths -> pages/order.html: written\n",
    );
    expect(call(folder, words).stdout).toContain("order.html: unchanged");
    expect(JSON.parse(call(folder, [...words, "--json"]).stdout)).toMatchObject(
      { files: [{ path: "pages/order.html", action: "unchanged" }] },
    );
  });

  test("never replaces what somebody wrote, and does not go with --apply", () => {
    const folder = shop();
    writeFileSync(join(folder, "mine.html"), "<p>mine</p>");
    const words = ["explain", "order-placed", "--html", "mine.html"];
    const { code, stderr } = call(folder, words);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("CE601") as string,
    });
    expect(readFileSync(join(folder, "mine.html"), "utf8")).toBe("<p>mine</p>");
    expect(call(folder, [...words, "--apply"]).code).toBe(2);
  });
});
