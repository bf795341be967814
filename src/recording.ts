export type { FileSystem } from "./base/file-system.js";
export type { FilesOptions } from "./input/manifest/locate-manifest.js";
export {
  type RecordedAttempt,
  recordSamples,
  type RecordSamplesOptions,
  type SampleHooks,
} from "./learn/record/sample-hook.js";
export type { Redaction } from "./learn/redaction.js";
