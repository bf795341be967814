export type { Dialect, FieldError } from "./platform/mock/answers.js";
export type { MockCounts } from "./platform/mock/journal.js";
export {
  publishedRateLimit,
  type RateLimit,
} from "./platform/mock/rate-limit.js";
export type {
  AnsweredRequest,
  FiredEvent,
  Headers,
  MockRequest,
} from "./platform/mock/record.js";
export type { EventRoutes } from "./platform/mock/route.js";
export type { MockAnswer } from "./platform/mock/script.js";
export type {
  StoredEvent,
  Workspace,
  WorkspaceContent,
} from "./platform/mock/workspace.js";
export type { Spelling } from "./platform/mock/spellings.js";
export type {
  AnyPayloads,
  EventDescription,
  EventOf,
  EventTable,
  SlugOf,
} from "./platform/testing/events.js";
export {
  createMockCobalt,
  type MockCobalt,
  type MockCobaltOptions,
} from "./platform/testing/mock-cobalt.js";
export type { PayloadOverrides } from "./platform/testing/payload-overrides.js";
export {
  createRecorder,
  type RecordedAddress,
  type RecordedRequest,
  type RecordedResult,
  type Recorder,
  type RecorderOptions,
  type RecorderOutcome,
  type RecordingClient,
} from "./platform/testing/recorder.js";
export {
  createSampler,
  type Sampler,
  type SamplerOptions,
} from "./platform/testing/sampler.js";
