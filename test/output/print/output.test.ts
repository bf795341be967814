import { expect, it } from "vitest";
import { outputAt } from "../../../src/output/print/output.js";

it.each([
  ["/app/src/cobalt", undefined, "/app/src/cobalt", undefined, true],
  ["/app/src/cobalt.ts", undefined, "/app/src", "cobalt.ts", false],
  ["/app/src/cobalt.ts", "file", "/app/src", "cobalt.ts", false],
  ["/app/src/cobalt.ts", "folder", "/app/src/cobalt.ts", undefined, true],
  ["/app/src/cobalt", "file", "/app/src/cobalt", "index.ts", true],
  ["/app/src/cobalt.d", undefined, "/app/src/cobalt.d", undefined, true],
] as const)(
  "%s with layout %s goes to %s, file %s, own %s",
  (path, layout, folder, file, own) => {
    expect(outputAt(path, layout)).toEqual({ path, folder, file, own });
  },
);
