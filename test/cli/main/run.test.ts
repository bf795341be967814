import nodeFs from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { createProgressLine } from "../../../src/cli/render/progress.js";
import { run } from "../../../src/cli/main/run.js";
import { manifestText, project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

let remove = (): void => undefined;
afterEach(() => remove());

function inProject(): string {
  const made = project({ "cobalt.events.json": manifestText });
  remove = made.remove;
  return made.folder;
}

test("on a terminal, the outcome has symbols and colour", async () => {
  const io = fakeIo(true, { cwd: inProject() });
  expect(await run(["generate"], io)).toBe(0);
  expect(io.out()).toContain(
    "\u001B[32m✓ \u001B[39m1 event → src/generated/cobalt",
  );
});

test("on a terminal with NO_COLOR, it has no colour", async () => {
  const io = fakeIo(true, { cwd: inProject(), env: { NO_COLOR: "1" } });
  expect(await run(["generate"], io)).toBe(0);
  expect(io.out()).not.toContain("\u001B");
});

describe("a fault", () => {
  const fs = {
    ...nodeFs,
    existsSync: (): never => {
      throw new TypeError("a \u001B[31mbug");
    },
  };

  test("asks to be reported, and shows no stack", async () => {
    const io = fakeIo(false, { fs });
    expect(await run(["generate"], io)).toBe(2);
    expect(io.out()).toBe("");
    expect(io.err()).toContain(
      "error CE002\n  Internal error: a \\u001b[31mbug\n  help: Please report it",
    );
    expect(io.err()).not.toContain(" at ");
  });

  test("is none of ours where no more files may be opened", async () => {
    const full = (): never => {
      throw Object.assign(new Error("EMFILE"), { code: "EMFILE" });
    };
    const io = fakeIo(false, { fs: { ...nodeFs, existsSync: full } });
    expect(await run(["generate"], io)).toBe(2);
    expect(io.err()).toContain(
      "error CE003\n  The system allows no more open files.\n",
    );
  });

  test("shows where it happened, with DEBUG", async () => {
    const io = fakeIo(false, { fs, env: { DEBUG: "other,cobalt-events" } });
    expect(await run(["check"], io)).toBe(2);
    expect(io.err()).toMatch(/TypeError: a \\u001b\[31mbug\n\s+at /);
  });

  test("is one JSON document, with --json", async () => {
    const io = fakeIo(false, { fs });
    expect(await run(["init", "--json"], io)).toBe(2);
    expect(JSON.parse(io.out())).toMatchObject({
      command: "init",
      exitCode: 2,
      diagnostics: [{ code: "CE002" }],
    });
    expect(io.err()).toBe("");
  });
});

describe("progress", () => {
  function lineAt(isTTY: boolean) {
    const io = fakeIo(isTTY);
    const clock = { now: 0 };
    return { io, clock, line: createProgressLine(io, () => clock.now) };
  }

  test("is drawn on one line after half a second, and erased", () => {
    const { io, clock, line } = lineAt(true);
    line.update({ stage: "infer", done: 1, total: 9 });
    clock.now = 499;
    line.update({ stage: "infer", done: 2, total: 9 });
    expect(io.err()).toBe("");
    clock.now = 500;
    line.update({ stage: "infer", done: 3, total: 9, bytes: 7_654_321 });
    clock.now = 501;
    line.update({ stage: "infer", done: 4, total: 9 });
    clock.now = 600;
    line.update({ stage: "write", done: 5, total: 9 });
    line.erase();
    line.erase();
    expect(io.err()).toBe(
      "\r\u001B[2KReading events 3/9, 7 MB\r\u001B[2KWriting files 5/9\r\u001B[2K",
    );
  });

  test("is not drawn where there is no terminal", () => {
    const { io, clock, line } = lineAt(false);
    clock.now = 1000;
    line.update({ stage: "infer", done: 1, total: 9, bytes: 9_999_999 });
    line.erase();
    expect(io.err()).toBe("");
  });
});
