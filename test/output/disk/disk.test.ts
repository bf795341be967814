import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import * as nodeFs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { applyChanges } from "../../../src/output/disk/apply.js";
import type { FileSystem } from "../../../src/base/file-system.js";
import {
  createPlan,
  type DiskContext,
  type FileChange,
} from "../../../src/output/disk/plan.js";
import { header, headerText } from "../../../src/output/print/header.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cobalt-events-disk-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const generated = (text: string): string => `${header}\n${text}`;

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function context(fs: FileSystem = nodeFs, own = true): DiskContext {
  const output = { path: folder, folder, file: undefined, own };
  return { output, fs, diagnostics: new Diagnostics(), place: () => undefined };
}

function planned(
  files: Record<string, string>,
  disk = context(),
): { changes: Record<string, string>; codes: string[] } {
  return {
    changes: actions(run(files, disk)),
    codes: disk.diagnostics.list.map(({ code }) => code),
  };
}

function run(
  files: Record<string, string>,
  disk: DiskContext,
): ReturnType<ReturnType<typeof createPlan>["finish"]> {
  const plan = createPlan(disk);
  for (const [path, text] of Object.entries(files))
    plan.add({ path, text, settled: true });
  return plan.finish();
}

function actions(changes: readonly FileChange[]): Record<string, string> {
  return Object.fromEntries(
    changes.map(({ path, action }) => [path.slice(folder.length + 1), action]),
  );
}

function apply(files: Record<string, string>, disk = context()): string[] {
  applyChanges(run(files, disk), disk, () => undefined);
  return disk.diagnostics.list.map(({ code }) => code);
}

describe("createPlan", () => {
  it("tells new, changed, equal and left-over files apart", () => {
    put("events/a.ts", generated("old"));
    put("events/b.ts", generated("same"));
    put("events/gone.ts", generated("gone"));
    put("schemas/gone.schema.json", `{\n    "$comment": "${headerText}"\n}`);
    put("events/mine.ts", "export {};");
    put("events/notes.txt", "notes");
    const { changes, codes } = planned({
      "events/a.ts": generated("new"),
      "events/b.ts": generated("same"),
      "events/c.ts": generated("c"),
    });
    expect(codes).toEqual([]);
    expect(changes).toEqual({
      "events/a.ts": "update",
      "events/b.ts": "unchanged",
      "events/c.ts": "create",
      "events/gone.ts": "remove",
      "schemas/gone.schema.json": "remove",
    });
  });

  it("takes a checkout with CRLF for what was committed", () => {
    put("index.ts", generated("a\nb\n").replaceAll("\n", "\r\n"));
    expect(planned({ "index.ts": generated("a\nb\n") }).changes).toEqual({
      "index.ts": "unchanged",
    });
  });

  it("does not look for left-over files in a folder that is not its own", () => {
    put("other.ts", generated("of another manifest"));
    expect(
      planned({ "cobalt.ts": generated("x") }, context(nodeFs, false)).changes,
    ).toEqual({ "cobalt.ts": "create" });
  });

  it.each<[string, () => void, string]>([
    [
      "a hand-written file of the same name",
      () => {
        put("index.ts", "export {};");
      },
      "CE601",
    ],
    [
      "a hand-written file that mentions the marker",
      () => {
        put("index.ts", `// see\n${header}`);
      },
      "CE601",
    ],
    [
      "an empty file of the same name",
      () => {
        put("index.ts", "");
      },
      "CE601",
    ],
    [
      "a folder of the same name",
      () => {
        mkdirSync(join(folder, "index.ts"));
      },
      "CE602",
    ],
    [
      "a file in place of a folder",
      () => {
        put("events", "x");
      },
      "CE602",
    ],
    [
      "a link that leads out",
      () => {
        symlinkSync(tmpdir(), join(folder, "events"));
      },
      "CE602",
    ],
  ])("reports %s", (_, prepare, code) => {
    prepare();
    expect(
      planned({ "index.ts": generated("x"), "events/a.ts": generated("x") })
        .codes,
    ).toEqual([code]);
  });

  it("reports a file in place of the output itself", () => {
    put("file", "x");
    const path = join(folder, "file");
    const disk = {
      ...context(),
      output: { path, folder: path, file: undefined, own: true },
    };
    expect(planned({ "index.ts": generated("x") }, disk).codes).toContain(
      "CE602",
    );
  });
});

describe("applyChanges", () => {
  it("writes what changed, removes what is left over and leaves the rest untouched", () => {
    put("events/b.ts", generated("same"));
    put("events/gone.ts", generated("gone"));
    const before = statSync(join(folder, "events/b.ts")).mtimeMs;
    expect(
      apply({
        "events/a.ts": generated("a"),
        "events/b.ts": generated("same"),
        "index.ts": generated("i"),
      }),
    ).toEqual([]);
    expect(readdirSync(join(folder, "events"))).toEqual(["a.ts", "b.ts"]);
    expect(readFileSync(join(folder, "events/a.ts"), "utf8")).toBe(
      generated("a"),
    );
    expect(statSync(join(folder, "events/b.ts")).mtimeMs).toBe(before);
  });

  /** A disk on which a call fails where the function says so. */
  function failing(
    call: "writeFileSync" | "renameSync" | "rmSync",
    fails: (path: string, count: number) => string | false,
  ): FileSystem {
    let count = 0;
    return {
      ...nodeFs,
      [call]: (...args: never[]): void => {
        count += 1;
        const code = fails(args.join(" "), count);
        if (code !== false)
          throw Object.assign(new Error(`${code}: no, write '/x'`), { code });
        (nodeFs[call] as (...args: never[]) => void)(...args);
      },
    };
  }

  const files = {
    "a.ts": generated("a"),
    "index.ts": generated("new"),
    "z.ts": generated("z"),
  };

  /** Everything in the folder. */
  const texts = () =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => statSync(join(folder, name)).isFile())
        .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    );

  it.each<[string, FileSystem]>([
    ["writing", failing("writeFileSync", (_, at) => at === 2 && "ENOSPC")],
    ["renaming", failing("renameSync", (_, at) => at === 2 && "EIO")],
    [
      "the last renaming, for good",
      failing("renameSync", (path) => path.endsWith("z.ts") && "EPERM"),
    ],
    ["removing", failing("rmSync", (path) => /gone/.test(path) && "EBUSY")],
  ])("leaves everything as it was where %s fails", (_, broken) => {
    put("index.ts", generated("old"));
    put("events/a.ts", generated("left over"));
    put("events/gone.ts", generated("left over"));
    const before = texts();
    const disk = context(broken);
    expect(apply(files, disk)).toEqual(["CE603"]);
    expect(texts()).toEqual(before);
    expect(disk.diagnostics.list[0]?.message).toMatch(
      /^The output cannot be written: E\w+: no\.$/,
    );
  });

  it.each(["EPERM", "EBUSY", "EACCES"])(
    "tries again for a moment where the disk says %s",
    (code) => {
      put("index.ts", generated("old"));
      const busy = failing("renameSync", (_, at) => at <= 3 && code);
      expect(apply(files, context(busy))).toEqual([]);
      expect(texts()).toEqual(files);
    },
  );

  it("says exactly what it could not undo", () => {
    put("index.ts", generated("old"));
    put("events/gone.ts", generated("left over"));
    const disk = context(failing("renameSync", (_, at) => at > 2 && "EIO"));
    const left = applyChanges(run(files, disk), disk, () => undefined);
    expect(actions(left)).toEqual({ "index.ts": "update" });
    expect(disk.diagnostics.list[0]?.message).toBe(
      `The output cannot be written: EIO: no; what had been changed by then could not be undone: ${join(folder, "index.ts")}.`,
    );
    expect(texts()).toEqual({
      "index.ts": generated("new"),
      "events/gone.ts": generated("left over"),
    });
  });

  it("removes what a killed generator left behind, and nothing of one that is running", () => {
    put(".cobalt-events-999999999-1.tmp", "half");
    put(`.cobalt-events-${process.pid}-99999.tmp`, "in use");
    apply({ "index.ts": generated("i") });
    expect(readdirSync(folder)).toEqual([
      `.cobalt-events-${process.pid}-99999.tmp`,
      "index.ts",
    ]);
  });

  it("survives a file that differs from an old one by case alone", () => {
    put("events/Employee.ts", generated("old"));
    apply({ "events/employee.ts": generated("new") });
    expect(readdirSync(join(folder, "events"))).toEqual(["employee.ts"]);
    expect(readFileSync(join(folder, "events/employee.ts"), "utf8")).toBe(
      generated("new"),
    );
  });

  it.skipIf(process.getuid?.() === 0)(
    "reports a folder that may not be written to",
    () => {
      chmodSync(folder, 0o500);
      expect(apply({ "index.ts": generated("i") })).toEqual(["CE603"]);
    },
  );
});
