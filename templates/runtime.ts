export {
  type AbortSignalLike,
  type Fetch,
  type FetchInit,
  type FetchResponse,
} from "./runtime/platform.js";
export {
  type CobaltClient,
  type CobaltEvent,
  type EventAddress,
  type LinkedAccountOptional,
  type LinkedAccountRequired,
  type TriggerOptions,
  type TriggerRequest,
  type TriggerResult,
} from "./runtime/request.js";
export {
  CobaltAbortError,
  CobaltAuthenticationError,
  CobaltConnectionError,
  CobaltError,
  type CobaltErrorDetails,
  CobaltEventNotFoundError,
  type CobaltPayloadDetails,
  CobaltPayloadError,
  CobaltRateLimitError,
  CobaltRejectedError,
  CobaltRequestError,
  type CobaltResponseDetails,
  CobaltResponseError,
  CobaltServerError,
  CobaltTimeoutError,
  type CobaltTriggerError,
  CobaltUnexpectedResponseError,
  type PayloadIssue,
} from "./runtime/errors.js";
export { type RetryOptions } from "./runtime/retry.js";
export {
  createRateLimiter,
  type RateLimiter,
  type RateLimits,
} from "./runtime/rate-limiter.js";
export {
  type AttemptInfo,
  type CobaltHooks,
  type ErrorInfo,
  type ResponseInfo,
  type RetryInfo,
} from "./runtime/hooks.js";
export {
  type BoundClientOptions,
  type ClientSettings,
  type CobaltClientOptions,
  type Secret,
} from "./runtime/options.js";
export { type VariableKey } from "./runtime/variables.js";
export { fillRenamed, type RenamedPaths } from "./runtime/fill-renamed.js";
export { createClient } from "./runtime/client.js";
export { settle, type TriggerOutcome } from "./runtime/settle.js";
export {
  type BatchOptions,
  type BatchProgress,
  type BatchResult,
  sendMany,
} from "./runtime/batch.js";
export {
  type PayloadValidator,
  type ValidationMode,
  validatorOf,
} from "./runtime/validation.js";
