import { expect, it } from "vitest";
import { locateIssues } from "../../../src/infer/describe/locate-issues.js";
import type { Issue } from "../../../src/infer/describe/issue.js";
import { anyItem } from "../../../src/type/variable-path.js";
import { project, resolve } from "../../input/samples/samples.js";

it("points at the first sample that shows each issue, and reports nothing of its own", async () => {
  const files = {
    "/app/p.ndjson": 'x\n{"a": 1}\n{"a": null, "b": [[], [1]]}\n{"a": null}',
  };
  const given = project(files, [{ a: 1 }, "p.ndjson", { c: [{ d: 2 ** 53 }] }]);
  const { sources } = await resolve(given);
  const issues: Issue[] = [
    { code: "CE301", segments: ["a"] },
    { code: "CE302", segments: ["b", anyItem] },
    { code: "CE304", segments: ["c", anyItem, "d"] },
    { code: "CE303", segments: ["a"] },
  ];
  const places = locateIssues(issues, sources, given.fs);
  expect(issues.map((issue) => places.get(issue)?.line)).toEqual([
    3,
    3,
    1,
    undefined,
  ]);
  expect(places.get(issues[0] as Issue)).toEqual({
    file: "/app/p.ndjson",
    line: 3,
    column: 7,
    length: 4,
  });
});
