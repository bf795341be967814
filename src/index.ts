export type { DiagnosticCode } from "./base/diagnostics/catalogue.js";
export type { Diagnostic, Place } from "./base/diagnostics/diagnostic.js";
export type { FileSystem } from "./base/file-system.js";
export type { Json, JsonObject } from "./base/json/json.js";
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
export type { FindingCount } from "./input/sensitive/find-sensitive.js";
export type { SensitiveKind } from "./input/sensitive/match.js";
export {
  type Addition,
  addSample,
  type AddSampleOptions,
  type AddSampleResult,
} from "./learn/add/add-sample.js";
export {
  addWebhooks,
  type AddWebhooksResult,
} from "./learn/add/add-webhooks.js";
export type { SampleInput } from "./learn/add/read-new-sample.js";
export type { Evidence, TypeCounts } from "./learn/explain/evidence.js";
export {
  explain,
  type Explained,
  type ExplainOptions,
  type ExplainResult,
} from "./learn/explain/explain.js";
export type { RefusedFormat } from "./learn/explain/refused-formats.js";
export type { Suggestion } from "./learn/explain/suggestion.js";
export {
  inferRecordings,
  type InferRecordingsOptions,
  type InferRecordingsResult,
} from "./learn/infer/infer-recordings.js";
export type { ExportFormat } from "./input/manifest/manifest.js";
export type {
  FilesOptions,
  ManifestFileOptions,
} from "./input/manifest/locate-manifest.js";
export {
  checkRecorded,
  type CheckRecordedResult,
} from "./learn/record/check-recorded.js";
export {
  redact,
  type RedactedSource,
  type RedactOptions,
  type RedactResult,
} from "./learn/redact/redact.js";
export type { Redaction } from "./learn/redaction.js";
export type { ByteSource, Source } from "./learn/source.js";
export type { FailureGroup, Tally } from "./learn/validate/tally.js";
export {
  validate,
  type ValidateOptions,
  type ValidateResult,
} from "./learn/validate/validate.js";
export type { PathDrift } from "./platform/sync/drift.js";
export type { SyncOptions, SyncResult } from "./platform/sync/open-sync.js";
export {
  pull,
  type PullOptions,
  type PullResult,
} from "./platform/sync/pull.js";
export type { PushedChange, PushedEvent } from "./platform/sync/plan-push.js";
export {
  push,
  type PushOptions,
  type PushPlan,
  type PushResult,
} from "./platform/sync/push.js";
export type { SyncedEvent } from "./platform/sync/synced-event.js";
export {
  verify,
  type VerifyOptions,
  type VerifyResult,
} from "./platform/sync/verify.js";
export {
  catalog,
  type CatalogOptions,
  type CatalogResult,
} from "./review/catalog/catalog.js";
export { doctor, type DoctorResult } from "./review/doctor/doctor.js";
export type { Fact, Topic } from "./review/doctor/fact.js";
export type { Change } from "./review/diff/change.js";
export { diff, type DiffOptions, type DiffResult } from "./review/diff/diff.js";
export type {
  BrokenCall,
  Impact,
  ImpactOptions,
  WorkflowRead,
} from "./review/impact/impact.js";
export {
  exportEvents,
  type ExportOptions,
  type ExportResult,
} from "./review/export/export-events.js";
export type { Finding } from "./review/lint/finding.js";
export { lint, type LintOptions, type LintResult } from "./review/lint/lint.js";
export type { WorkflowSource } from "./review/workflow-source.js";
export type { EventVariable, Unused, Usage } from "./review/usages/usage.js";
export {
  usages,
  type UsagesOptions,
  type UsagesResult,
} from "./review/usages/usages.js";
export type { TypeChange } from "./type/difference.js";
export type { ChangeKind } from "./type/path-change.js";
export type { Verdict } from "./type/verdict.js";
export type { StringFormat } from "./type/formats.js";
