export type { DiagnosticCode } from "./base/diagnostics/catalogue.js";
export type { Diagnostic, Place } from "./base/diagnostics/diagnostic.js";
export type { FileSystem } from "./base/file-system.js";
export {
  check,
  type FileChange,
  generate,
  type GenerateResult,
  type Progress,
  type ProjectOptions,
} from "./generate.js";
export {
  inferSchema,
  type InferredSchema,
  type InferOptions,
} from "./infer/infer-schema.js";
export type { Json, JsonObject } from "./base/json/json.js";
