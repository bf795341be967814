import { resolve } from "node:path";
import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import { type JsonDocument, parseDocument } from "../base/json/document.js";
import { addUnreadable, decodeText } from "../base/json/read-document.js";
import type { ManifestLocation } from "../input/manifest/find-manifest.js";
import { fileSource, type RecordSource } from "../input/records/read-blocks.js";

/** Where payloads are: a file, relative to `cwd`; or bytes from elsewhere. */
export type Source = string | ByteSource;

/** Bytes, in pieces of any size. */
export interface ByteSource {
  /** What they are called in diagnostics. */
  readonly name: string;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

type Files = Pick<ManifestLocation, "cwd" | "fs">;

/** What a source is called in diagnostics: an absolute path, or its name. */
export function nameOfSource(source: Source, cwd: string): string {
  return typeof source === "string" ? resolve(cwd, source) : source.name;
}

/** The records of a source. */
export function openSource(source: Source, { cwd, fs }: Files): RecordSource {
  return typeof source === "string"
    ? fileSource(resolve(cwd, source), fs)
    : { chunks: source.chunks };
}

/** The JSON of a source; why it cannot be read is in the diagnostics. */
export async function readJson(
  source: Source,
  files: Files,
  diagnostics: Diagnostics,
): Promise<JsonDocument | undefined> {
  const text = await readSource(source, files, diagnostics);
  return text === undefined
    ? undefined
    : parseDocument(nameOfSource(source, files.cwd), text, diagnostics);
}

/** The whole text of a source; why it cannot be read is in the diagnostics. */
export async function readSource(
  source: Source,
  { cwd, fs }: Files,
  diagnostics: Diagnostics,
): Promise<string | undefined> {
  const file = nameOfSource(source, cwd);
  try {
    if (typeof source === "string")
      return decodeText(file, fs.readFileSync(file), diagnostics);
    const text = decodeText(file, await readBytes(source.chunks), diagnostics);
    if (text === undefined || text.trim() !== "") return text;
    const help = "Pipe JSON into it, or name a file.";
    diagnostics.add("CE103", "The input is empty.", undefined, help);
  } catch (error) {
    addUnreadable(file, error, diagnostics, { fs });
  }
  return undefined;
}

/** All bytes of a stream. */
async function readBytes(chunks: ByteSource["chunks"]): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
}
