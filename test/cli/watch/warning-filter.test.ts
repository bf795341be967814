import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostics/diagnostic.js";
import { createWarningFilter } from "../../../src/cli/watch/warning-filter.js";

const warning = (message: string, line = 1): Diagnostic => ({
  code: "CE308",
  severity: "warning",
  message,
  help: "",
  place: { file: "/cobalt.events.json", line, column: 1, length: 1 },
});
const error: Diagnostic = {
  ...warning("broken"),
  code: "CE104",
  severity: "error",
};

test("a warning is shown once, and again when it comes back", () => {
  const filter = createWarningFilter();
  const runs: [given: Diagnostic[], fresh: Diagnostic[], standing: number][] = [
    [[warning("a")], [warning("a")], 0],
    // Its line moves with what is written above it.
    [[warning("a", 2)], [], 1],
    [[warning("a"), warning("b")], [warning("b")], 1],
    // The same of two places is two.
    [[warning("a"), warning("a", 9)], [warning("a", 9)], 1],
    [[error], [error], 0],
    [[error], [error], 0],
    // What an error hid was not gone.
    [[warning("a"), warning("a", 9)], [], 2],
    [[], [], 0],
    [[warning("a")], [warning("a")], 0],
  ];
  for (const [given, fresh, standing] of runs)
    expect(filter(given)).toEqual({ fresh, standing });
});
