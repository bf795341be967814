import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../../src/base/file-system.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { problemsOf } from "./problems.js";
import { memoryFs } from "../../memory-fs.js";

function load(
  files: Record<string, string | Buffer | null>,
  cwd: string,
  manifest?: string,
  change?: Partial<FileSystem>,
) {
  const diagnostics = new Diagnostics();
  const location = {
    cwd,
    manifest,
    fs: { ...memoryFs(files), ...change },
  };
  const loaded = loadManifest(location, diagnostics);
  return {
    loaded,
    file: loaded?.document.file,
    problems: problemsOf(diagnostics),
    diagnostics,
  };
}

const empty = '{"events": {}}';

describe("loadManifest", () => {
  const found: [
    name: string,
    files: Record<string, string>,
    cwd: string,
    manifest: string | undefined,
    want: string,
  ][] = [
    [
      "in the folder",
      { "/a/cobalt.events.json": empty },
      "/a",
      undefined,
      "/a/cobalt.events.json",
    ],
    [
      "above the folder",
      { "/a/cobalt.events.json": empty, "/a/b/c/x": "" },
      "/a/b/c",
      undefined,
      "/a/cobalt.events.json",
    ],
    [
      "at the root",
      { "/cobalt.events.json": empty, "/a/x": "" },
      "/a",
      undefined,
      "/cobalt.events.json",
    ],
    [
      "the nearest",
      {
        "/cobalt.events.json": "{",
        "/a/cobalt.events.json": empty,
        "/a/b/x": "",
      },
      "/a/b",
      undefined,
      "/a/cobalt.events.json",
    ],
    [
      "the one named",
      { "/a/cobalt.events.json": "{", "/a/b/my.json": empty },
      "/a",
      "b/my.json",
      "/a/b/my.json",
    ],
    [
      "one named above",
      { "/my.json": empty, "/a/x": "" },
      "/a",
      "../my.json",
      "/my.json",
    ],
    [
      "one named absolutely",
      { "/b/my.json": empty, "/a/x": "" },
      "/a",
      "/b/my.json",
      "/b/my.json",
    ],
  ];
  it.each(found)("finds it %s", (_name, files, cwd, manifest, want) => {
    expect(load(files, cwd, manifest)).toMatchObject({
      file: want,
      problems: [],
    });
  });

  const refused: [
    name: string,
    files: Record<string, string | Buffer>,
    manifest: string | undefined,
    want: string,
  ][] = [
    [
      "there is none",
      { "/a/x": "" },
      undefined,
      'CE101 There is no cobalt.events.json in "/a", nor in any folder above it.',
    ],
    [
      "the named one is missing",
      { "/a/cobalt.events.json": empty },
      "my.json",
      'CE101 The manifest "/a/my.json" does not exist.',
    ],
    [
      "the named one is a folder",
      { "/a/cobalt.events.json": empty },
      "../a",
      'CE102 The manifest "/a" is a folder, not a file.',
    ],
    [
      "a folder is called so",
      { "/a/cobalt.events.json/x": empty },
      undefined,
      'CE102 "/a/cobalt.events.json" is a folder, not a file.',
    ],
    [
      "it is empty",
      { "/a/cobalt.events.json": "" },
      undefined,
      "CE103 1:1 The file is empty.",
    ],
    [
      "it is not JSON",
      { "/a/cobalt.events.json": "events:" },
      undefined,
      "CE104 1:1 This is not valid JSON: this is no word of JSON.",
    ],
    [
      "it is Latin-1",
      {
        "/a/cobalt.events.json": Buffer.from('{"events": {"é": {}}}', "latin1"),
      },
      undefined,
      "CE104 1:14 This is not UTF-8 text, as JSON has to be.",
    ],
    [
      "it is UTF-16",
      { "/a/cobalt.events.json": Buffer.from(`\uFEFF${empty}`, "utf16le") },
      undefined,
      "CE104 1:1 This is not UTF-8 text, as JSON has to be.",
    ],
    [
      "it has a key twice",
      { "/a/cobalt.events.json": '{"events": {"a": {}, "a": {}}}' },
      undefined,
      'CE105 1:22 The key "a" is there already, on line 1.',
    ],
  ];
  it.each(refused)("says so where %s", (_name, files, manifest, want) => {
    expect(load(files, "/a", manifest)).toMatchObject({
      loaded: undefined,
      problems: [want],
    });
  });

  it("says so where it may not be read", () => {
    const readFileSync = () => {
      throw Object.assign(new Error("denied"), { code: "EACCES" });
    };
    expect(
      load({ "/a/cobalt.events.json": empty }, "/a", undefined, {
        readFileSync,
      }),
    ).toMatchObject({
      loaded: undefined,
      problems: ['CE102 "/a/cobalt.events.json" may not be read by you.'],
    });
  });

  it("lets a fault of the program through", () => {
    const readFileSync = () => {
      throw new TypeError("a bug");
    };
    expect(() =>
      load({ "/a/cobalt.events.json": empty }, "/a", undefined, {
        readFileSync,
      }),
    ).toThrow("a bug");
  });

  it("goes on with what is sound", () => {
    const { loaded, diagnostics } = load(
      {
        "/a/cobalt.events.json":
          '{"route": 1, "events": {"a": {"app": ""}, "b": {}}}',
      },
      "/a",
    );
    expect(diagnostics.hasErrors).toBe(true);
    expect(loaded?.events.map(({ slug }) => slug)).toEqual(["a", "b"]);
    expect(loaded?.folder).toBe("/a");
  });
});
