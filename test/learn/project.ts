import { memfs } from "memfs";
import type { FileSystem } from "../../src/index.js";

/** A project in memory, and how the library is told of it. */
export function projectOf(files: Readonly<Record<string, string>>) {
  const { fs, vol } = memfs({ ...files }, "/app");
  return {
    // memfs types some overloads in its own way.
    options: { cwd: "/app", fs: fs as unknown as FileSystem },
    textOf: (name: string) => String(vol.readFileSync(`/app/${name}`)),
  };
}

/** A manifest of one event, with these samples. */
export function manifestOf(...samples: readonly object[]): string {
  return JSON.stringify({ events: { e: { samples } } });
}

/** A text as a source of bytes, in pieces. */
export function bytesOf(name: string, text: string) {
  const bytes = Buffer.from(text);
  const middle = bytes.length >> 1;
  return { name, chunks: [bytes.subarray(0, middle), bytes.subarray(middle)] };
}
