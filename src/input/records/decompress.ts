import { createGunzip } from "./gunzip.js";
import type { Stage } from "./stage.js";

const nothing: Buffer = Buffer.alloc(0);

/** Whether bytes begin as those of gzip do. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Passes bytes on, decompressed where they begin as gzip does, whatever the name of their file. */
export function createDecompressor(): Stage<Buffer> {
  let head = nothing;
  let next: Stage<Buffer> | undefined;
  return {
    *push(chunk) {
      if (next) {
        yield* next.push(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      if (head.length < 2) return;
      next = isGzip(head) ? createGunzip() : asItIs;
      yield* next.push(head);
      head = nothing;
    },
    *finish() {
      if (head.length > 0) yield head;
      if (next) yield* next.finish();
    },
    close: () => next?.close(),
  };
}

const asItIs: Stage<Buffer> = {
  push: (chunk) => [chunk],
  finish: () => [],
  close: () => undefined,
};
