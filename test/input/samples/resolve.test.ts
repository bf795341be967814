import * as disk from "node:fs";
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemsOf } from "../manifest/problems.js";
import { project, resolve } from "./samples.js";

const filesOf = (sources: Awaited<ReturnType<typeof resolve>>["sources"]) =>
  sources.map((source) => ("file" in source ? source.file : source.kind));

describe("resolveSamples", () => {
  const tree = Object.fromEntries(
    [
      "/app/samples/b.json",
      "/app/samples/a.json",
      "/app/samples/B.json",
      "/app/samples/a10.json",
      "/app/samples/a2.json",
      "/app/samples/é.json",
      "/app/samples/deep/er/x.jsonl",
      "/app/samples/[id].json",
      "/app/samples/one (copy).json",
      "/app/samples/.hidden.json",
      "/app/samples/list.NDJSON",
      "/app/samples/readme.md",
      "/app/samples/notes.txt",
      "/app/node_modules/x/samples/n.json",
      "/shared/s.json",
    ].map((file) => [file, "{}"]),
  );
  const table: [
    name: string,
    samples: unknown[],
    want: string[],
    inputs: string[],
  ][] = [
    ["a payload", [{ a: 1 }], ["inline"], []],
    [
      "a path",
      ["samples/b.json"],
      ["/app/samples/b.json"],
      ["/app/samples/b.json"],
    ],
    [
      "a path with ./",
      ["./samples/../samples/b.json"],
      ["/app/samples/b.json"],
      ["/app/samples/b.json"],
    ],
    [
      "a path above",
      ["../shared/s.json"],
      ["/shared/s.json"],
      ["/shared/s.json"],
    ],
    [
      "an absolute path",
      ["/shared/s.json"],
      ["/shared/s.json"],
      ["/shared/s.json"],
    ],
    [
      "endings in capitals",
      ["samples/list.NDJSON"],
      ["/app/samples/list.NDJSON"],
      ["/app/samples/list.NDJSON"],
    ],
    [
      "a path with glob characters",
      ["samples/[id].json"],
      ["/app/samples/[id].json"],
      ["/app/samples/[id].json"],
    ],
    [
      "a path with parentheses",
      ["samples/one (copy).json"],
      ["/app/samples/one (copy).json"],
      ["/app/samples/one (copy).json"],
    ],
    [
      "a glob, by code unit",
      ["samples/a*.json"],
      ["/app/samples/a.json", "/app/samples/a10.json", "/app/samples/a2.json"],
      ["/app/samples"],
    ],
    [
      "a glob with ./",
      ["./samples/?.json"],
      [
        "/app/samples/B.json",
        "/app/samples/a.json",
        "/app/samples/b.json",
        "/app/samples/é.json",
      ],
      ["/app/samples"],
    ],
    ["a glob above", ["../shared/*.json"], ["/shared/s.json"], ["/shared"]],
    ["an absolute glob", ["/shared/*.json"], ["/shared/s.json"], ["/shared"]],
    [
      "a glob with braces",
      ["samples/{b,a2}.json"],
      ["/app/samples/a2.json", "/app/samples/b.json"],
      ["/app/samples"],
    ],
    [
      "a deep glob, but no node_modules",
      ["**/{n,x}.json*"],
      ["/app/samples/deep/er/x.jsonl"],
      ["/app"],
    ],
    [
      "node_modules, when asked for",
      ["node_modules/x/**/*.json"],
      ["/app/node_modules/x/samples/n.json"],
      ["/app/node_modules/x"],
    ],
    [
      "a file named twice, once",
      ["samples/b.json", "samples/{a,b}.json"],
      ["/app/samples/b.json", "/app/samples/a.json"],
      ["/app/samples", "/app/samples/b.json"],
    ],
  ];
  it.each(table)("%s", async (_name, samples, want, wantInputs) => {
    const { sources, inputs, diagnostics } = await resolve(
      project(tree, samples),
    );
    expect(problemsOf(diagnostics)).toEqual([]);
    expect(filesOf(sources)).toEqual(want);
    expect(inputs).toEqual(wantInputs);
  });

  const refused: [name: string, sample: string, want: string][] = [
    [
      "a missing file",
      "samples/c.txt.json",
      'CE201 1:28 There is no sample file "samples/c.txt.json".',
    ],
    [
      "a misspelt file",
      "samples/lsit.NDJSON",
      'CE201 1:28 There is no sample file "samples/lsit.NDJSON"; did you mean "samples/list.NDJSON"?',
    ],
    [
      "a missing folder",
      "smaples/a.json",
      'CE201 1:28 There is no sample file "smaples/a.json".',
    ],
    [
      "a file as a folder",
      "samples/a.json/b.json",
      'CE201 1:28 There is no sample file "samples/a.json/b.json".',
    ],
    [
      "a character that no path has",
      "a\0.json",
      'CE201 1:28 There is no sample file "a\\u0000.json".',
    ],
    [
      "a folder",
      "samples/",
      'CE102 1:28 The sample "samples/" is a folder, not a file.',
    ],
    [
      "an empty string",
      "",
      'CE102 1:28 The sample "" is a folder, not a file.',
    ],
    [
      "a glob without match",
      "samples/z*.json",
      'CE202 1:28 No file matches "samples/z*.json".',
    ],
    [
      "a glob in no folder",
      "nowhere/*.json",
      'CE202 1:28 No file matches "nowhere/*.json".',
    ],
    [
      "a glob that matches folders only",
      "samples/dee*",
      'CE202 1:28 No file matches "samples/dee*".',
    ],
    [
      "another ending",
      "samples/readme.md",
      'CE204 1:28 The sample file "readme.md" is neither .json nor .ndjson nor .jsonl, with or without .gz.',
    ],
    [
      "other endings",
      "samples/*.{md,txt}",
      'CE204 1:28 The sample file "notes.txt" (and 1 more) is neither .json nor .ndjson nor .jsonl, with or without .gz.',
    ],
  ];
  it.each(refused)("%s", async (_name, sample, want) => {
    const { sources, inputs, diagnostics } = await resolve(
      project(tree, [sample, { a: 1 }]),
    );
    expect(problemsOf(diagnostics)).toEqual([want]);
    expect(filesOf(sources)).toEqual(["inline"]);
    expect(inputs).toHaveLength(1);
  });

  it("takes compressed files of every kind", async () => {
    const files = { "/app/a.json.gz": "", "/app/b.NDJSON.gz": "" };
    const { sources, diagnostics } = await resolve(
      project({ ...files, "/app/c.csv.gz": "" }, ["*.gz", "a.json.gz"]),
    );
    expect(sources).toMatchObject([{ kind: "values" }, { kind: "lines" }]);
    expect(filesOf(sources)).toEqual(Object.keys(files));
    expect(problemsOf(diagnostics)).toEqual([
      'CE204 1:28 The sample file "c.csv.gz" is neither .json nor .ndjson nor .jsonl, with or without .gz.',
    ]);
  });

  it("works in a folder whose own name has glob characters", async () => {
    const { sources } = await resolve(
      project({ "/a (b)/[c]/s/1.json": "{}" }, ["s/*.json"], "/a (b)/[c]"),
    );
    expect(filesOf(sources)).toEqual(["/a (b)/[c]/s/1.json"]);
  });

  it("suggests a name twenty times at most", async () => {
    const { diagnostics } = await resolve(
      project(
        tree,
        Array.from(
          { length: 30 },
          (_, index) => `samples/lizt${index % 10}.NDJSON`,
        ),
      ),
    );
    expect(diagnostics.list).toHaveLength(30);
    expect(
      problemsOf(diagnostics).filter((problem) =>
        problem.includes("did you mean"),
      ),
    ).toHaveLength(20);
  });

  describe("on a real disk", () => {
    let folder = "";
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "samples-"));
      for (const file of [
        "app/s/b.json",
        "app/s/a.json",
        "app/s/deep/c.jsonl",
        "app/node_modules/d.json",
        "shared/e.json",
      ]) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), "{}");
      }
      symlinkSync(join(folder, "shared"), join(folder, "app/s/link"));
      symlinkSync(join(folder, "app/s"), join(folder, "app/s/loop"));
      symlinkSync(
        join(folder, "nothing.json"),
        join(folder, "app/s/dangling.json"),
      );
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it.each([
      ["**/[a-d].json*", ["s/a.json", "s/b.json", "s/deep/c.jsonl"]],
      ["s/link/*.json", ["s/link/e.json"]],
      ["s/link/e.json", ["s/link/e.json"]],
      ["s/dangling.json", []],
    ])("%s", async (sample, want) => {
      const app = join(folder, "app");
      const manifest = JSON.stringify({ events: { e: { sample } } });
      writeFileSync(join(app, "cobalt.events.json"), manifest);
      const { sources, diagnostics } = await resolve({ fs: disk, folder: app });
      const files = filesOf(sources).filter((file) => !file.includes("/loop/"));
      expect(files).toEqual(want.map((file) => `${app}/${file}`));
      const missing = 'CE201 1:26 There is no sample file "s/dangling.json".';
      expect(problemsOf(diagnostics)).toEqual(want.length > 0 ? [] : [missing]);
    });
  });
});

it("does not take the manifest for a sample", async () => {
  const given = project({ "/app/a.json": "{}" }, ["*.json"]);
  const { sources } = await resolve(given);
  expect(filesOf(sources)).toEqual(["/app/a.json"]);
});
