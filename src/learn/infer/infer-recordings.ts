import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { sizeOf } from "../../base/file-system.js";
import type { JsonObject } from "../../base/json/json.js";
import type { InferOptions } from "../../infer/infer-schema.js";
import type { PartialShape } from "../../infer/parallel/partial.js";
import type { ObserveOptions } from "../../infer/parallel/observe-records.js";
import type { InferThreads } from "../../infer/parallel/infer-records.js";
import { worthThreads } from "../../infer/parallel/worth-threads.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import {
  type FilesOptions,
  locate,
} from "../../input/manifest/locate-manifest.js";
import { type Redaction, redactorOf } from "../redaction.js";
import { nameOfSource, openSource, type Source } from "../source.js";

/** How to infer from recordings, and what. */
export interface InferRecordingsOptions extends FilesOptions, InferOptions {
  /** What is wanted: a JSON Schema, which is the default, a TypeScript type, or a partial, for others to be joined with. */
  readonly as?: "schema" | "typescript" | "partial" | undefined;
  /** Whether the sources are partials, which are joined. */
  readonly merge?: boolean | undefined;
  /** Whether secrets and personal data get stand-ins first; only values of a partial and notes show it. */
  readonly redact?: boolean | Redaction | undefined;
  /** Called again and again with how many bytes have been read. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** What came of recordings; of `schema`, `typescript` and `partial` there is the one that was asked for. */
export interface InferRecordingsResult {
  /** Whether there was no error. */
  readonly ok: boolean;
  readonly records: number;
  /** A draft-07 JSON Schema that every record matches. */
  readonly schema?: JsonObject;
  /** The declaration of a type `Payload`. */
  readonly typescript?: string;
  /** What `merge` can join with others of its kind. It holds values of the records. */
  readonly partial?: JsonObject;
  /** What the records leave open, and those that are left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Infers what recorded payloads, of any number, have in common. Sources are read piece by piece, by several threads where
 * that pays: JSON or NDJSON, compressed with gzip or not.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { records, schema } = await inferRecordings(["recorded.ndjson.gz"]);
 * console.log(records, schema?.["properties"]);
 * ```
 */
export async function inferRecordings(
  sources: readonly Source[],
  options: InferRecordingsOptions = {},
): Promise<InferRecordingsResult> {
  const diagnostics = new Diagnostics();
  const { shape, records } = await observeInThreads(
    [...new Set(sources)],
    options,
    diagnostics,
  );
  if (records === 0 && !diagnostics.hasErrors)
    diagnostics.add(
      "CE205",
      "There is no record to infer anything from.",
      undefined,
      "Check that these are the files you meant.",
    );
  const { inOrder } = await import("../../infer/shape/in-order.js");
  const part = { shape: inOrder(shape), records };
  const wanted = await print(part, options, diagnostics);
  const ok = !diagnostics.hasErrors;
  return { ok, records, ...(ok && wanted), diagnostics: diagnostics.list };
}

async function observeInThreads(
  sources: readonly Source[],
  {
    merge = false,
    redact = false,
    onProgress,
    ...options
  }: InferRecordingsOptions,
  diagnostics: Diagnostics,
): Promise<PartialShape> {
  const location = locate(options);
  if (merge) {
    const { joinPartials } = await import("./join-partials.js");
    return await joinPartials(sources, location, diagnostics);
  }
  // Of all that is printed, only a partial has the numbers.
  const tally = options.as === "partial";
  // What redacts is a function, which no other thread can be given.
  const threads =
    redact === false
      ? await threadsFor(sources, location, { tally })
      : undefined;
  try {
    // While threads start, what else is needed is loaded.
    const { inferRecords } =
      await import("../../infer/parallel/infer-records.js");
    const named = sources.map((source) => ({
      file: nameOfSource(source, location.cwd),
      open: () => openSource(source, location),
    }));
    const prepare = redactorOf(redact)?.value;
    return await inferRecords(named, diagnostics, {
      threads,
      prepare,
      tally,
      onProgress,
      fs: location.fs,
    });
  } finally {
    await threads?.close();
  }
}

async function threadsFor(
  sources: readonly Source[],
  { cwd, fs }: ManifestLocation,
  options: ObserveOptions,
): Promise<InferThreads | undefined> {
  const sizes = sources.map((source) =>
    // How much comes from elsewhere, nobody knows.
    typeof source === "string" ? sizeOf(resolve(cwd, source), fs) : Infinity,
  );
  if (sizes.reduce((a, b) => a + b, 0) < worthThreads) return undefined;
  const { startThreads } = await import("../../infer/parallel/threads.js");
  return startThreads("worker.js", fs, options);
}

async function print(
  part: PartialShape,
  { as = "schema", closed = true }: InferRecordingsOptions,
  diagnostics: Diagnostics,
): Promise<Partial<InferRecordingsResult>> {
  if (as === "partial") {
    const { toJson } = await import("../../infer/parallel/partial.js");
    return { partial: toJson(part) };
  }
  const { typeOfShape } = await import("../../infer/type-of-shape.js");
  // What the records leave open is told, as it is of samples.
  const type = typeOfShape(part.shape, diagnostics);
  if (as === "typescript") {
    const { printType } = await import("../../output/print/type-text.js");
    return { typescript: printType("Payload", type) };
  }
  const { draft07, toJsonSchema } = await import("../../type/json-schema.js");
  return { schema: { $schema: draft07, ...toJsonSchema(type, { closed }) } };
}
