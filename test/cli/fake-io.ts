import fs from "node:fs";
import { Readable } from "node:stream";
import type { Io } from "../../src/cli/main/io.js";

/** An `Io` that keeps what is written to it. */
export interface FakeIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
}

/** Makes one; both streams are a terminal, or neither is. */
export function fakeIo(isTTY: boolean, overrides: Partial<Io> = {}): FakeIo {
  let out = "";
  let err = "";
  return {
    stdout: { isTTY, columns: 80, write: (text) => (out += text) },
    stderr: { isTTY, columns: 80, write: (text) => (err += text) },
    cwd: process.cwd(),
    env: {},
    fs,
    stdin: () => Readable.from([]),
    interruption: () => AbortSignal.abort(),
    ...overrides,
    out: () => out,
    err: () => err,
  };
}
