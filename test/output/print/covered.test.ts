import { expect, it } from "vitest";
import { coveredPaths } from "../../../src/output/print/covered.js";
import {
  anyItem,
  anyKey,
  type Segments,
  writePath,
} from "../../../src/type/variable-path.js";

const paths: readonly Segments[] = [
  ["m", anyKey],
  ["m", anyKey, "a"],
  ["m", anyKey, "b", "a"],
  ["m", anyKey, "b", anyKey],
  ["m", anyKey, "b", anyKey, "a"],
  ["m", "x", anyItem],
  ["m", "x", "y", "0"],
  ["m", anyKey, anyItem],
];

it.each<[pattern: Segments, covered: readonly string[]]>([
  [
    ["m", anyKey],
    ["m.*.a", "m.*.b.a", "m.*.b.*", "m.*.b.*.a", "m.x.*", "m.x.y.0", "m.*.*"],
  ],
  [
    ["m", anyKey, "a"],
    ["m.*.b.a", "m.*.b.*.a"],
  ],
  [
    ["m", anyKey, "b", anyKey],
    ["m.*.b.a", "m.*.b.*.a"],
  ],
  [
    ["m", anyKey, anyItem],
    ["m.x.*", "m.x.y.0"],
  ],
  [["m", anyKey, "b", "a"], []],
])("finds what the pattern of a path covers: %#", (pattern, covered) => {
  const all = coveredPaths<Segments>(1);
  for (const path of paths) all.add(path, path);
  const own = paths.find((path) => writePath(path) === writePath(pattern));
  expect(all.find(own ?? pattern).map(writePath)).toEqual(covered);
});
