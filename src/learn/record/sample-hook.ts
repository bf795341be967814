import { resolve } from "node:path";
import { isObject, type Json } from "../../base/json/json.js";
import {
  type FilesOptions,
  locate,
} from "../../input/manifest/locate-manifest.js";
import { type Redaction, redactorOf } from "../redaction.js";
import { startRecording } from "./record-samples.js";

/** Where a client's payloads are recorded, and how. */
export interface RecordSamplesOptions extends FilesOptions {
  /** Where the files are written, relative to `cwd`; made where it is not there. */
  readonly folder: string;
  /** How secrets and personal data get stand-ins; with `false` they stay. */
  readonly redact?: boolean | Redaction | undefined;
  /** The most payloads, each of another shape, that are kept of an event; by default 50. */
  readonly maxShapes?: number | undefined;
}

/** The part of a client's `AttemptInfo` that is recorded. */
export interface RecordedAttempt {
  readonly slug: string;
  readonly payload?: object | undefined;
}

/** Hooks of a generated client. */
export interface SampleHooks {
  readonly includePayload: true;
  readonly onRequest: (attempt: RecordedAttempt) => void;
}

/**
 * Hooks that record what a client sends: a file of NDJSON for each event, and in it one payload of each shape, without
 * secrets and personal data.
 *
 * @throws what Node.js throws where the folder cannot be made; what fails later, the client ignores
 * @example
 * ```ts
 * const hooks = recordSamples({ folder: "recorded" });
 * // const client = createCobaltClient({ apiKey, hooks });
 * hooks.onRequest({ slug: "employee-left", payload: { employee_id: 221 } });
 * ```
 */
export function recordSamples({
  folder,
  redact = true,
  maxShapes,
  ...files
}: RecordSamplesOptions): SampleHooks {
  const { cwd, fs } = locate(files);
  const redactor = redactorOf(redact);
  const options = { folder: resolve(cwd, folder), fs, redactor, maxShapes };
  const recording = startRecording(options);
  return {
    includePayload: true,
    onRequest: ({ slug, payload }) => {
      const sent = payload && asSent(payload);
      if (isObject(sent)) recording.add(slug, sent);
    },
  };
}

/** The payload as it is in the request. */
function asSent(payload: object): Json {
  return JSON.parse(JSON.stringify(payload)) as Json;
}
