export type { DiagnosticCode } from "./diagnostics/catalogue.js";
export type { Diagnostic, Place } from "./diagnostics/diagnostic.js";
export type { FileSystem } from "./file-system.js";
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
} from "./infer-schema.js";
export type { Json, JsonObject } from "./json/json.js";
