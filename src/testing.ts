export type { Dialect, FieldError } from "./mock/answers.js";
export type { MockCounts } from "./mock/journal.js";
export { publishedRateLimit, type RateLimit } from "./mock/rate-limit.js";
export type {
  AnsweredRequest,
  FiredEvent,
  Headers,
  MockRequest,
} from "./mock/record.js";
export type { MockAnswer } from "./mock/script.js";
export type {
  AnyPayloads,
  EventDescription,
  EventOf,
  EventTable,
  SlugOf,
} from "./testing/events.js";
export {
  createMockCobalt,
  type MockCobalt,
  type MockCobaltOptions,
} from "./testing/mock-cobalt.js";
export type { PayloadOverrides } from "./testing/overrides.js";
export {
  createRecorder,
  type RecordedAddress,
  type RecordedRequest,
  type RecordedResult,
  type Recorder,
  type RecorderOptions,
  type RecorderOutcome,
  type RecordingClient,
} from "./testing/recorder.js";
export {
  createSampler,
  type Sampler,
  type SamplerOptions,
} from "./testing/sampler.js";
