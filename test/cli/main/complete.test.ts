import * as fs from "node:fs";
import { expect, test } from "vitest";
import { complete, renderOffer } from "../../../src/cli/main/complete.js";
import { commands } from "../../../src/cli/main/registry.js";
import { project } from "../bin.js";

const manifest = JSON.stringify({
  events: {
    "employee-created": { name: "Employee Created" },
    "employee-left": {},
    "bad\u001b[31m": {},
  },
});

test.each([
  { line: ["ge"], want: ["generate"], not: ["--watch", "check"] },
  { line: [""], want: [...commands.keys()], not: [] },
  {
    line: ["generate", "--"],
    want: ["--watch", "--dry-run", "--manifest", "--all"],
    not: ["check"],
  },
  {
    line: ["trigger", "a", "--"],
    want: ["--payload", "--linked-account", "--json"],
    not: ["--output", "--port"],
  },
  {
    line: ["generate", "--watch", "--"],
    want: ["--dry-run"],
    not: ["--watch"],
  },
  {
    line: ["trigger", "employee"],
    want: ["employee-created", "employee-left"],
    not: ["--json"],
  },
  { line: ["explain", ""], want: ["employee-created"], not: ["bad\u001b[31m"] },
  {
    line: ["completion", ""],
    want: ["bash", "zsh", "fish"],
    not: ["employee-left"],
  },
  { line: ["help", "ad"], want: ["add"], not: [] },
  // Nothing is offered, so that the shell offers files.
  { line: ["check", "--manifest", ""], want: [], not: ["employee-left"] },
])("$line is completed", ({ line, want, not }) => {
  const made = project({ "cobalt.events.json": manifest });
  try {
    const offers = complete(line, { cwd: made.folder, fs });
    const words = offers.map(({ word }) => word);
    expect(words).toEqual(expect.arrayContaining([...want]));
    for (const absent of not) expect(words).not.toContain(absent);
  } finally {
    made.remove();
  }
});

test.each([
  { shell: "bash", want: "a:b" },
  { shell: "zsh", want: "a\\:b:says" },
  { shell: "fish", want: "a:b\tsays" },
])("$shell gets offers as it reads them", ({ shell, want }) => {
  expect(renderOffer({ word: "a:b", describe: "says" }, shell)).toBe(want);
});
