// `usages`, over a backend with planted call sites, and over projects with faults.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { usages } from "../../../src/index.js";
import { project } from "../../cli/bin.js";
import { fakeIo } from "../../cli/fake-io.js";
import { shop, shopWith } from "./shop.js";

const example = fileURLToPath(
  new URL("../../../examples/mixed-backend/", import.meta.url),
);

/** What the comments say, as `file:line kind event path`. */
function planted(): readonly string[] {
  return readdirSync(example, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      readFileSync(join(example, file), "utf8")
        .split("\n")
        .flatMap((line, index) => {
          const [, what] = /^\s*\/\/ finds: (.+)$/.exec(line) ?? [];
          const place = `${file.replaceAll("\\", "/")}:${index + 2}`;
          return what === undefined ? [] : [`${place} ${what}`];
        }),
    )
    .sort();
}

async function foundIn(folder: string) {
  const result = await usages({ tsconfig: folder });
  const found = result.usages.map((usage) => {
    const { kind, event = "-", path, file, line, fix } = usage;
    const place = `${relative(folder, file).replaceAll("\\", "/")}:${line}`;
    return [place, kind, event, path, fix === "possible" && "(possible)"]
      .filter(Boolean)
      .join(" ");
  });
  return { ...result, found: found.toSorted() };
}

describe("the mixed backend", () => {
  test("has exactly the usages that its comments tell of", async () => {
    const { found, ok, diagnostics } = await foundIn(example);
    const all = planted();
    expect(diagnostics).toEqual([]);
    expect(found).toEqual(all);
    expect(all.length).toBeGreaterThan(45);
    expect(ok).toBe(false);
  });
});

const uses = `import { orderPlacedVariables, triggerOrderPlaced } from "./generated/index.js";
export const fire = (client: Parameters<typeof triggerOrderPlaced>[0]) =>
  triggerOrderPlaced(client, {
    linkedAccountId: "a",
    payload: { id: 1, buyer: { name: "a", mail: "b" } },
  });
export const { name } = orderPlacedVariables.buyer;
`;

describe.each([
  { name: "a folder", options: {} },
  { name: "one file", options: { output: "src/generated/index.ts" } },
  { name: "JavaScript", options: { language: "javascript" } },
])("generated as $name", ({ options }) => {
  test("events are known, and what nobody uses is told", async () => {
    const bypass = `import { Cobalt } from "@cobaltio/cobalt";
await new Cobalt().event({ event: "Order Left", name: "{{event.body.id}}" });
`;
    const folder = await shopWith(
      { "src/a.ts": uses, "src/b.ts": bypass },
      options,
    );
    const { found, unused, diagnostics } = await foundIn(folder);
    expect(found).toEqual([
      "src/a.ts:3 trigger order-placed",
      "src/a.ts:7 variable order-placed buyer.name",
      "src/b.ts:2 bypass order-left",
      "src/b.ts:2 template order-placed id (possible)",
    ]);
    expect(unused).toEqual({
      events: ["order-lost"],
      variables: [
        { event: "order-placed", path: "buyer.mail" },
        ...["number", "lines", "lines.*", "lines.*.sku"].map((path) => ({
          event: "order-left",
          path,
        })),
        { event: "order-lost", path: "why" },
      ],
    });
    // The package is not installed, which the compiler tells; the call is found by its import.
    expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([
      ["CE822", 1],
    ]);
  });
});

test("a tsconfig that is not there, or is broken, is told of, and what is left is searched", async () => {
  const folder = await shopWith({
    "src/a.ts": uses,
    "broken.json": '{ "compilerOptions": { "strict": 3 }, "include": ["src"] }',
    "refers.json": '{ "include": ["src"], "references": [{ "path": "gone" }] }',
  });
  const results = await Promise.all(
    ["gone.json", "broken.json", "refers.json"].map((tsconfig) =>
      usages({ tsconfig, cwd: folder }),
    ),
  );
  expect(
    results.map(({ ok, usages, diagnostics }) => [
      ok,
      usages.length,
      diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code }) => code),
    ]),
  ).toEqual([
    [false, 0, ["CE820"]],
    [false, 2, ["CE821"]],
    [false, 2, ["CE820"]],
  ]);
});

test("a project without generated code says so, and shows its requests", async () => {
  const { folder, remove } = project({
    "tsconfig.json": shop["tsconfig.json"],
    "src/a.ts":
      'export const sent = fetch("https://x/api/v2/public/event/a", { method: "POST" });\n',
  });
  onTestFinished(remove);
  const { found, ok, diagnostics } = await foundIn(folder);
  expect(found).toEqual(["src/a.ts:1 bypass -"]);
  expect(ok).toBe(false);
  expect(diagnostics.map(({ code }) => code)).toEqual(["CE823"]);
});

test("the command fails on what goes around, and with --unused on what is unused", async () => {
  const folder = await shopWith({ "src/a.ts": uses });
  const called = async (...argv: string[]) => {
    const io = fakeIo(false, { cwd: folder });
    const code = await run(["usages", ...argv], io);
    return { code, out: io.out() };
  };
  const clean = await called();
  expect(clean.code).toBe(0);
  expect(clean.out).toContain("1 trigger, 1 variable, 0 bypasses, 0 templates");
  const unused = await called("--unused");
  expect(unused.code).toBe(1);
  expect(unused.out).toContain("  event     order-left\n");
  const json = await called("--json", "--unused");
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    usages: [
      {
        kind: "trigger",
        event: "order-placed",
        file: "src/a.ts",
        line: 3,
        column: 3,
        fix: "no",
      },
      { kind: "variable", path: "buyer.name" },
    ],
    unused: { events: ["order-left", "order-lost"] },
  });
  const gone = await called("gone");
  expect(gone.code).toBe(2);
});
