import { memfs } from "memfs";
import { asFileSystem } from "../memory-fs.js";

/** A project in memory, and how the library is told of it. */
export function projectOf(files: Readonly<Record<string, string>>) {
  const { fs, vol } = memfs({ ...files }, "/app");
  return {
    options: { cwd: "/app", fs: asFileSystem(fs) },
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
