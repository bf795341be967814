import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { FileSystem } from "../../../src/base/file-system.js";
import {
  fileSource,
  kindOfFile,
  readBlocks,
  readBlocksSync,
  type RecordSource,
} from "../../../src/input/records/read-blocks.js";
import type { RecordBlock } from "../../../src/input/records/record-block.js";
import { SourceError } from "../../../src/input/records/source-error.js";
import { cut, textsOf, told } from "./blocks.js";
import { memoryFs } from "../../memory-fs.js";

describe("gzip", () => {
  const lines = Array.from({ length: 20_000 }, (_, id) => `{"id":${id}}`);
  const text = lines.join("\n");
  const compressed = gzipSync(text);

  test.each([1000, compressed.length])(
    "is found by its first bytes, in chunks of %d",
    async (size) => {
      const chunks = cut(compressed, size);
      const kind = "lines";
      expect([...textsOf(readBlocksSync({ chunks, kind }))]).toEqual(lines);
      expect([...textsOf(await all({ chunks, kind }))]).toEqual(lines);
    },
  );

  test("may come byte by byte, and of unknown kind", () => {
    const chunks = cut(gzipSync('[{"a": 1}]'), 1);
    expect(told(readBlocksSync({ chunks }))).toEqual(['1:2 {"a": 1}']);
  });

  test("of several members, as of files that were put together", () => {
    const half = lines.length / 2;
    const members = [lines.slice(0, half), lines.slice(half)].map((part) =>
      gzipSync(`${part.join("\n")}\n`),
    );
    const whole = Buffer.concat(members);
    for (const chunks of [[whole], members, cut(whole, 1000)]) {
      const blocks = readBlocksSync({ chunks, kind: "lines" });
      expect([...textsOf(blocks)]).toEqual(lines);
    }
  });

  test("zeros behind it are no part of it", () => {
    const padded = Buffer.concat([compressed, Buffer.alloc(200_000)]);
    const blocks = readBlocksSync({ chunks: cut(padded, 9999), kind: "lines" });
    expect([...textsOf(blocks)]).toEqual(lines);
  });

  test.each([
    ["cut off", compressed.subarray(0, -20), "ends in the middle"],
    ["cut off before its checksum", compressed.subarray(0, -8), "ends in the"],
    ["its head alone", compressed.subarray(0, 10), "ends in the middle"],
    ["a part of its head", Buffer.from([0x1f, 0x8b, 8]), "ends in the middle"],
    ["a wrong checksum", withByte(compressed, -6, 0xaa), "is damaged"],
    ["damaged within", withByte(compressed, 2000, 0xff), "gzip data"],
    ["no gzip after all", Buffer.from([0x1f, 0x8b, 1, 1, 1]), "is damaged"],
  ])("that is not sound: %s", (_name, bytes, reason) => {
    for (const size of [99, bytes.length]) {
      const chunks = cut(bytes, size);
      const read = () => [...readBlocksSync({ chunks, kind: "lines" })];
      expect(read).toThrow(SourceError);
      expect(read).toThrow(reason);
    }
  });

  test("the first of its two bytes alone is no gzip", () => {
    const chunks = [Buffer.from([0x1f])];
    expect(told(readBlocksSync({ chunks, kind: "lines" }))).toEqual([
      "1:1 \u001F",
    ]);
  });
});

test.each(["{}\n{}\n", gzipSync("{}\n{}\n")])(
  "a file is closed, also when it is left early",
  (content) => {
    const fs = memoryFs({ "/p/a.ndjson": content });
    const closed: number[] = [];
    const counting: FileSystem = Object.assign(
      Object.create(fs) as FileSystem,
      {
        closeSync: (descriptor: number) => {
          closed.push(descriptor);
          fs.closeSync(descriptor);
        },
      },
    );
    const { chunks } = fileSource("/p/a.ndjson", counting);
    for (const chunk of chunks) {
      expect(chunk).toHaveLength(content.length);
      expect(closed).toHaveLength(0);
      break;
    }
    expect(closed).toHaveLength(1);
    const blocks = readBlocksSync(fileSource("/p/a.ndjson", counting));
    expect([...textsOf(blocks)]).toEqual(["{}", "{}"]);
    expect(closed).toHaveLength(2);
  },
);

test.each([
  ["a.json", "values"],
  ["a.JSON.gz", "values"],
  ["/x.json/a.ndjson", "lines"],
  ["a.jsonl.GZ", "lines"],
  ["a.json.zip", undefined],
  ["a.gz", undefined],
  ["json", undefined],
])("the name %s stands for %s", (name, want) => {
  expect(kindOfFile(name)).toBe(want);
});

async function all(source: RecordSource): Promise<RecordBlock[]> {
  const blocks: RecordBlock[] = [];
  for await (const block of readBlocks(source)) blocks.push(block);
  return blocks;
}

function withByte(bytes: Buffer, at: number, byte: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at < 0 ? bytes.length + at : at] = byte;
  return changed;
}
