import { describe, expect, test } from "vitest";
import {
  createRelevance,
  watchRoots,
} from "../../../src/cli/watch/relevance.js";
import { memoryFs } from "../../memory-fs.js";

describe("a watcher looks at", () => {
  const relevant = createRelevance({
    inputs: [
      "/p/cobalt.events.json",
      "/p/data",
      "/p/node_modules/x/sample.json",
      "/p/data/out/kept.json",
    ],
    output: "/p/data/out",
  });
  test.each([
    { path: "/p", want: true },
    { path: "/p/cobalt.events.json", want: true },
    { path: "/p/package.json", want: false },
    { path: "/p/data/deep/a.json", want: true },
    { path: "/p/data/deep/a.NDJSON", want: true },
    { path: "/p/data/deep/a.jsonl.gz", want: true },
    { path: "/p/data/deep/a.tar.gz", want: false },
    { path: "/p/data/deep", want: true },
    { path: "/p/data/watch.log", want: false },
    { path: "/p/data/.cobalt-events-1-1.tmp", want: false },
    { path: "/p/data/node_modules", want: false },
    { path: "/p/data/.git", want: false },
    { path: "/p/node_modules", want: true },
    { path: "/p/node_modules/x/sample.json", want: true },
    { path: "/p/node_modules/x/other.json", want: false },
    { path: "/p/data/out/index.ts", want: false },
    { path: "/p/data/out/kept.json", want: true },
    { path: "/p/data/outside.json", want: true },
  ])("$path: $want", ({ path, want }) => {
    expect(relevant(path, path.includes("."))).toBe(want);
  });
});

test("folders are watched; what is not there, through the nearest folder that is", () => {
  const fs = memoryFs({
    "/p/cobalt.events.json": "",
    "/p/samples/a.json": "",
  });
  const inputs = [
    "/p/cobalt.events.json",
    "/p/samples",
    "/p/samples/a.json",
    "/p/x/y/z.json",
    "/q/r.json",
  ];
  expect(watchRoots(inputs, fs)).toEqual(["/p", "/p/samples", "/"]);
});
