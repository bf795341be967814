import * as nodeFs from "node:fs";
import { gzipSync } from "node:zlib";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { assertBuilt } from "../cli/bin.js";
import type { FileSystem } from "../../src/base/file-system.js";
import { generate, type Progress } from "../../src/generate.js";

const record = (id: number): string =>
  JSON.stringify({
    id,
    at: "2026-01-02T03:04:05Z",
    items: [{ sku: `S${id % 7}`, price: id % 3 ? 1 : 0.5 }],
    ...(id % 9_000 === 8_999 && { [`late${id}`]: { token: "none" } }),
    text: "lorem ipsum ".repeat(12),
  });

function inProject(
  lines: readonly string[],
  compress: (text: string) => string | Uint8Array = (text) => text,
): string {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-large-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "all.ndjson"), compress(lines.join("\n")));
  const samples = ["all.ndjson"];
  const manifest = { events: { e: { samples }, again: { samples } } };
  writeFileSync(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
  return folder;
}

/** The files that are generated, and what there is to say. */
async function generated(cwd: string, fs: FileSystem) {
  const { diagnostics, files } = await generate({ cwd, fs });
  const texts = files.map(({ path }) => nodeFs.readFileSync(path, "utf8"));
  rmSync(join(cwd, "src"), { recursive: true, force: true });
  return { diagnostics, texts };
}

/** Node's, but for the code of the threads, and a note of who asked for it. */
function withoutThreads() {
  const asked: string[] = [];
  const existsSync = (path: string): boolean => {
    const isOfThreads = path.endsWith("samples-worker.js");
    if (isOfThreads) asked.push(path);
    return !isOfThreads && nodeFs.existsSync(path);
  };
  return { asked, fs: { ...nodeFs, existsSync } as FileSystem };
}

const lines = Array.from({ length: 30_000 }, (_, id) => record(id));
const secret = '{"id":1,"token":"AKIAIOSFODNN7EXAMPL2"}';

test.each([
  ["sound", lines],
  ["with a secret", lines.with(20_000, secret)],
  ["with bad records", lines.with(25_000, '{"id":').with(12_000, "[]")],
])("threads come to the same as one: %s", async (_, own) => {
  assertBuilt();
  const folder = inProject(own);
  const { asked, fs } = withoutThreads();
  const alone = await generated(folder, fs);
  expect(asked).not.toEqual([]);
  expect(await generated(folder, nodeFs)).toEqual(alone);
});

test("a small file asks for no threads", async () => {
  const { asked, fs } = withoutThreads();
  await generated(inProject(lines.slice(0, 10_000)), fs);
  expect(asked).toEqual([]);
});

test.each([
  ["lines", (text: string) => text],
  ["compressed lines", (text: string) => gzipSync(text, { level: 0 })],
])("progress tells how much of %s has been read", async (_, compress) => {
  const folder = inProject(lines, compress);
  const told: Progress[] = [];
  await generate({ cwd: folder, onProgress: (done) => told.push(done) });
  const size = nodeFs.statSync(join(folder, "all.ndjson")).size;
  const within = told.filter(({ bytes }) => bytes !== undefined);
  expect(within.length).toBeGreaterThan(10);
  expect(within[0]).toMatchObject({ stage: "infer", done: 0, total: 2 });
  // The second event has the same samples, which are not read again.
  expect(within.at(-1)).toMatchObject({ done: 0, bytes: size });
});
