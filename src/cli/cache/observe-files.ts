import type { Dirent } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { errorCode, type FileSystem } from "../../base/file-system.js";
import { isTemporary } from "../../output/disk/temporary.js";
import {
  fingerprint,
  fingerprinter,
  type Fingerprinter,
} from "./fingerprint.js";
import { digestOf, kindOf, type Look } from "./look.js";

/** A look at a path, and its outcome. */
export type Sight = readonly [look: Look, path: string, outcome: string];

/** A file system that remembers what it was asked and what it answered. */
export interface Observer {
  readonly fs: FileSystem;
  /**
   * Every look so far, with the outcome that it would have now that the writing through `fs` is done; undefined where
   * they cannot say whether another run would go as this one did.
   */
  readonly sights: () => readonly Sight[] | undefined;
}

/** Makes one of a file system. */
export function observe(fs: FileSystem): Observer {
  const seen = new Sights();
  return {
    fs: { ...fs, ...readersOf(fs, seen), ...writersOf(fs, seen) },
    sights: () => seen.list(),
  };
}

/** What was seen so far. */
class Sights {
  readonly #outcomes = new Map<Look, Map<string, string>>();
  readonly #names = new Map<string, Set<string>>();
  /** Files that were not read to their end. */
  readonly #begun = new Set<string>();
  #isUnsteady = false;

  /** Remembers an outcome. Two that contradict each other say that somebody is at work there. */
  note(look: Look, path: string, outcome: string): void {
    const known = this.#of(look);
    if ((known.get(path) ?? outcome) !== outcome) this.#isUnsteady = true;
    known.set(path, outcome);
  }

  noteNames(path: string, names: readonly string[]): void {
    // Whether it will be removed depends on whether the process that made it still runs.
    if (names.some(isTemporary)) this.#isUnsteady = true;
    this.#names.set(path, new Set(names));
    this.note("names", path, digestOf(names));
  }

  noteUnknown(): void {
    this.#isUnsteady = true;
  }

  noteBegun(path: string): void {
    this.#begun.add(path);
  }

  /** Remembers that a file was put in place, and so that its folder is there. */
  noteWritten(path: string, outcome: string): void {
    const folder = dirname(path);
    this.#of("bytes").set(path, outcome);
    this.#addName(path);
    this.#addName(folder);
    if (this.#of("link").has(folder)) this.#of("link").set(folder, "folder");
  }

  #addName(path: string): void {
    const folder = dirname(path);
    // A folder that was missing would now be listed.
    const isListed =
      this.#of("names").has(folder) || this.#of("link").has(folder);
    if (!isListed) return;
    const names = this.#names.get(folder) ?? new Set();
    this.#names.set(folder, names.add(basename(path)));
  }

  noteRemoved(path: string): void {
    for (const look of ["bytes", "stat", "exists"] as const)
      this.#of(look).delete(path);
    this.#names.get(dirname(path))?.delete(basename(path));
  }

  list(): readonly Sight[] | undefined {
    const bytes = this.#of("bytes");
    const isPartial = [...this.#begun].some((path) => !bytes.has(path));
    if (this.#isUnsteady || isPartial) return undefined;
    for (const [path, names] of this.#names)
      this.#of("names").set(path, digestOf(names));
    return [...this.#outcomes].flatMap(([look, outcomes]) =>
      [...outcomes]
        // What can be read is there, and is a file.
        .filter(
          ([path]) => !(["stat", "exists"].includes(look) && bytes.has(path)),
        )
        .map(([path, outcome]) => [look, path, outcome] as const),
    );
  }

  #of(look: Look): Map<string, string> {
    const known = this.#outcomes.get(look) ?? new Map<string, string>();
    this.#outcomes.set(look, known);
    return known;
  }
}

function readersOf(fs: FileSystem, seen: Sights) {
  const noting =
    <Outcome>(look: Look, show: (outcome: Outcome) => string): Note<Outcome> =>
    (path, outcome) =>
      seen.note(look, path, show(outcome));
  const refused =
    (look: Look) =>
    (path: string, error: unknown): void =>
      seen.note(look, path, errorCode(error));
  return {
    ...descriptorsOf(fs, seen),
    existsSync: spy(fs.existsSync, noting("exists", String)),
    statSync: spy(fs.statSync, noting("stat", kindOf), refused("stat")),
    lstatSync: spy(fs.lstatSync, noting("link", kindOf), refused("link")),
    realpathSync: spy(fs.realpathSync, noting("real", String), refused("real")),
    readFileSync: spy(
      fs.readFileSync,
      noting("bytes", (content) => fingerprint(Buffer.from(content))),
      refused("bytes"),
    ),
    readdirSync: spy(
      fs.readdirSync,
      (path, entries: readonly (string | Dirent<string | Buffer>)[]) => {
        const names = entries.filter((entry) => typeof entry === "string");
        if (names.length === entries.length) seen.noteNames(path, names);
        else seen.note("entries", path, digestOf(entries));
      },
      refused("names"),
    ),
  };
}

/** Files that are read piece by piece: what they hold is known only of those that are read to their end. */
function descriptorsOf(fs: FileSystem, seen: Sights) {
  const open = new Map<number, { path: string; read: Fingerprinter }>();
  const ended = new Set<number>();
  return {
    openSync: spy(
      fs.openSync,
      (path, file) => open.set(file, { path, read: fingerprinter() }),
      (path, error) => seen.note("bytes", path, errorCode(error)),
    ),
    readSync: new Proxy(fs.readSync, {
      apply(read, self, args: [number, Uint8Array, number, number, null]) {
        const size = Number(Reflect.apply(read, self, args));
        const [file, buffer, offset] = args;
        if (size === 0) ended.add(file);
        open.get(file)?.read.push(buffer.subarray(offset, offset + size));
        return size;
      },
    }),
    closeSync(file: number): void {
      fs.closeSync(file);
      const known = open.get(file);
      open.delete(file);
      const isWhole = ended.delete(file);
      if (!known) return;
      if (isWhole) seen.note("bytes", known.path, known.read.finish());
      else seen.noteBegun(known.path);
    },
  };
}

function writersOf(fs: FileSystem, seen: Sights) {
  const written = new Map<string, string>();
  const removed = (path: string): void => {
    if (!written.delete(path)) seen.noteRemoved(path);
  };
  return {
    writeFileSync: new Proxy(fs.writeFileSync, {
      apply(write, self, args: [string, string | Uint8Array]) {
        Reflect.apply(write, self, args);
        written.set(resolve(args[0]), fingerprint(Buffer.from(args[1])));
      },
    }),
    renameSync: new Proxy(fs.renameSync, {
      apply(rename, self, args: [string, string]) {
        Reflect.apply(rename, self, args);
        const [from, to] = [resolve(args[0]), resolve(args[1])];
        const content = written.get(from);
        written.delete(from);
        if (content === undefined) seen.noteUnknown();
        else seen.noteWritten(to, content);
      },
    }),
    rmSync: spy(fs.rmSync, removed),
    unlinkSync: spy(fs.unlinkSync, removed),
  };
}

type Note<Outcome> = (path: string, outcome: Outcome) => unknown;

/** A function that does what another does, and tells of every call with the path that it was about. */
function spy<Method extends (path: string, ...rest: never[]) => unknown>(
  method: Method,
  note: Note<ReturnType<Method>>,
  refuse?: Note<unknown>,
): Method {
  return new Proxy(method, {
    apply(target, self, args: Parameters<Method>) {
      const path = resolve(args[0]);
      let outcome: ReturnType<Method>;
      try {
        outcome = Reflect.apply(target, self, args) as ReturnType<Method>;
      } catch (error) {
        refuse?.(path, error);
        throw error;
      }
      note(path, outcome);
      return outcome;
    },
  });
}
