// @ts-check
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { runCli } from "../cli.js";
import { assert } from "../tally.js";

const million = 1_000_000;
const mebibyte = 2 ** 20;

/**
 * Recordings, records and manifests of a million of something, and compressed files that become a thousand times as
 * large: each takes bounded memory and time.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  for (const { name, file, write, megabytes, expect, words } of giants)
    await tally.try(name, async () => {
      const path = join(root, file);
      write(path);
      const ended = await runCli(words ?? ["infer", file], root, {
        megabytes,
        seconds: 600,
      });
      rmSync(path);
      assert(
        expect.test(ended.stdout + ended.stderr),
        `exit code ${ended.code}, ${ended.stderr.slice(0, 300)}`,
      );
      tally.remarks.push(`${name}: ${ended.megabytes} MB`);
    });
}

/**
 * Something far too large.
 *
 * @typedef {object} Giant
 * @property {string} name
 * @property {string} file
 * @property {(path: string) => void} write
 * @property {number} megabytes that it may take
 * @property {RegExp} expect what is printed
 * @property {string[]} [words] the command; by default `infer`
 */

/** @type {readonly Giant[]} */
const giants = [
  {
    name: "a million records",
    file: "records.ndjson",
    write: (path) =>
      writeLines(path, (at) => ({ id: at, name: `n${at}`, tags: ["a", "b"] })),
    megabytes: 300,
    expect: /"tags"/,
  },
  {
    name: "a million different keys",
    file: "keys.ndjson",
    write: (path) =>
      writeLines(path, (at) => ({ a: { [`k${at}`]: { n: at } } })),
    megabytes: 300,
    expect: /CE315/,
  },
  {
    name: "a million different keys in those of others",
    file: "nested.ndjson",
    write: (path) =>
      writeLines(path, (at) => ({
        a: { [`k${at % 5_000}`]: { [`l${at}`]: { n: at } } },
      })),
    megabytes: 600,
    expect: /CE315/,
  },
  {
    name: "a record of a million keys",
    file: "record.json",
    write: (path) => writeFileSync(path, JSON.stringify(object(() => 1))),
    megabytes: 1_000,
    expect: /CE315/,
  },
  {
    name: "a manifest of a million keys",
    file: "cobalt.events.json",
    write: (path) =>
      writeFileSync(
        path,
        JSON.stringify({ events: { e: { sample: object(() => 1) } } }),
      ),
    megabytes: 1_500,
    expect: /CE315/,
    words: ["generate", "--dry-run"],
  },
  {
    name: "1 GiB of one record, compressed",
    file: "record.ndjson.gz",
    write: (path) => writeBomb(path, '{"a":"', "x"),
    megabytes: 500,
    expect: /CE208/,
  },
  {
    name: "1 GiB of brackets, compressed",
    file: "brackets.json.gz",
    write: (path) => writeBomb(path, "", "["),
    megabytes: 500,
    expect: /CE208/,
  },
  {
    name: "1 GiB of white space, compressed",
    file: "space.json.gz",
    write: (path) => writeBomb(path, '{"a":1}', " "),
    megabytes: 300,
    expect: /"a"/,
  },
  {
    name: "128 MiB of empty lines, compressed",
    file: "lines.ndjson.gz",
    write: (path) => writeBomb(path, '{"a":1}', "\n", 128),
    megabytes: 400,
    expect: /"a"/,
  },
  {
    name: "16 MiB of commas, compressed",
    file: "commas.json.gz",
    write: (path) => writeBomb(path, "[", ",", 16),
    megabytes: 500,
    expect: /CE/,
  },
  {
    name: "128 MiB of records, compressed",
    file: "records.ndjson.gz",
    write: (path) => writeBomb(path, "", '{"a":1}\n', 128),
    megabytes: 300,
    expect: /"a"/,
  },
];

/** @param {string} path @param {(at: number) => object} record */
function writeLines(path, record) {
  const descriptor = openSync(path, "w");
  for (let from = 0; from < million; from += 10_000)
    writeSync(
      descriptor,
      Array.from(
        { length: 10_000 },
        (_, at) => `${JSON.stringify(record(from + at))}\n`,
      ).join(""),
    );
  closeSync(descriptor);
}

/** @param {(at: number) => unknown} value */
function object(value) {
  return Object.fromEntries(
    Array.from({ length: million }, (_, at) => [`k${at}`, value(at)]),
  );
}

/**
 * Writes a small file that becomes a large one: gzip may consist of several members.
 *
 * @param {string} path
 * @param {string} start
 * @param {string} more what is repeated
 * @param {number} [mebibytes] how large; of what are records each, fewer, because they take their time
 */
function writeBomb(path, start, more, mebibytes = 1024) {
  const block = gzipSync(more.repeat((16 * mebibyte) / more.length));
  const blocks = Array.from({ length: mebibytes / 16 }, () => block);
  writeFileSync(path, Buffer.concat([gzipSync(start), ...blocks]));
}
