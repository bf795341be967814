/** Answers, and what every client makes of them: the one in TypeScript and those of other languages. */
import { FIRED } from "./helpers.js";

/** The example of the document that the project was made from. */
const SEED = {
  status_code: 400,
  error_type: "BAD_REQUEST",
  message:
    "Trigger with name Wrong_Event not found for application 646370324e3b114f9c720719",
  request_id: "fa6ad809-3a6d-4c3d-9b86-c2c0662f3f37",
};

export interface Refusal {
  readonly title: string;
  readonly status: number;
  readonly body: unknown;
  /** The name of the error. */
  readonly kind: string;
  readonly fields: object;
  readonly message?: string;
}

const page = "<html><body>Trigger not found</body></html>";

const nothing = {
  type: undefined,
  code: undefined,
  requestId: undefined,
  retryAfterMs: undefined,
};

/** Answers that accept the event. */
export const accepted: readonly {
  readonly title: string;
  readonly status: number;
  readonly body: object;
  readonly message: string;
}[] = [
  {
    title: "as documented",
    status: 200,
    body: FIRED,
    message: "Webhook Fired Success",
  },
  {
    title: "created",
    status: 201,
    body: FIRED,
    message: "Webhook Fired Success",
  },
  { title: "without a message", status: 200, body: {}, message: "" },
  {
    title: "with a message of another type",
    status: 200,
    body: { message: { text: "x" } },
    message: "",
  },
  {
    title: "with fields of an error that say nothing",
    status: 200,
    body: { ...FIRED, status_code: 200, error: null, error_code: "" },
    message: "Webhook Fired Success",
  },
  {
    title: "with a message without end",
    status: 200,
    body: { message: "x".repeat(1e5) },
    message: "x".repeat(1_000),
  },
];

/** Answers in Cobalt's form that do not. */
export const refusals: readonly Refusal[] = [
  {
    title: "400, unknown event, older form",
    status: 400,
    body: SEED,
    kind: "CobaltEventNotFoundError",
    fields: { ...nothing, type: "BAD_REQUEST", requestId: SEED.request_id },
    message: `Event "Employee Created" (employee-created): 400 ${SEED.message}`,
  },
  {
    title: "400, unknown event with a line break in its name",
    status: 400,
    body: { message: "Trigger with name a\nb not found for application 1" },
    kind: "CobaltEventNotFoundError",
    fields: nothing,
  },
  {
    title: "404, unknown event, newer form",
    status: 404,
    body: {
      http_error_type: "NOT_FOUND",
      error_code: "INVALID_EVENT",
      message: "Trigger not found",
    },
    kind: "CobaltEventNotFoundError",
    fields: { ...nothing, type: "NOT_FOUND", code: "INVALID_EVENT" },
  },
  {
    title: "404, unknown event by id, code in error",
    status: 404,
    body: { error: "INVALID_EVENT_ID" },
    kind: "CobaltEventNotFoundError",
    fields: { ...nothing, code: "INVALID_EVENT_ID" },
  },
  {
    title: "404, only the message",
    status: 404,
    body: { message: "Trigger not found" },
    kind: "CobaltEventNotFoundError",
    fields: nothing,
  },
  {
    title: "404 of something else",
    status: 404,
    body: { message: "Not Found" },
    kind: "CobaltRejectedError",
    fields: nothing,
  },
  {
    title: "400 of something else",
    status: 400,
    body: { ...SEED, message: "payload must be an object" },
    kind: "CobaltRejectedError",
    fields: { type: "BAD_REQUEST", requestId: SEED.request_id },
  },
  {
    title: "500 that speaks of an unknown event",
    status: 500,
    body: SEED,
    kind: "CobaltServerError",
    fields: { status: 500, type: "BAD_REQUEST" },
  },
  {
    title: "401",
    status: 401,
    body: { http_error_type: "UNAUTHORIZED", message: "Invalid Credentials" },
    kind: "CobaltAuthenticationError",
    fields: { ...nothing, type: "UNAUTHORIZED" },
    message:
      'Event "Employee Created" (employee-created): 401 Invalid Credentials',
  },
  {
    title: "403",
    status: 403,
    body: {},
    kind: "CobaltAuthenticationError",
    fields: nothing,
  },
  {
    title: "429",
    status: 429,
    body: { message: "Too many" },
    kind: "CobaltRateLimitError",
    fields: nothing,
  },
  {
    title: "500",
    status: 500,
    body: {
      error_type: "INTERNAL_SERVER_ERROR",
      error_code: "SERVER_ERROR",
      message: "Oops",
    },
    kind: "CobaltServerError",
    fields: {
      ...nothing,
      type: "INTERNAL_SERVER_ERROR",
      code: "SERVER_ERROR",
    },
  },
  {
    title: "both spellings: the first that holds text",
    status: 500,
    body: {
      error_type: "",
      http_error_type: "B",
      error_code: "C",
      error: "D",
    },
    kind: "CobaltServerError",
    fields: { ...nothing, type: "B", code: "C" },
  },
  {
    title: "fields of other types",
    status: 500,
    body: {
      status_code: "x",
      error_type: 1,
      error_code: null,
      error: { code: 1 },
      message: ["m"],
      request_id: {},
    },
    kind: "CobaltServerError",
    fields: nothing,
    message:
      'Event "Employee Created" (employee-created): 500 no message, check baseUrl',
  },
  {
    title: "a status that disagrees",
    status: 422,
    body: { status_code: 401 },
    kind: "CobaltRejectedError",
    fields: { status: 422 },
  },
  {
    title: "an empty object",
    status: 500,
    body: {},
    kind: "CobaltServerError",
    fields: nothing,
  },
  {
    title: "an array",
    status: 400,
    body: [SEED],
    kind: "CobaltUnexpectedResponseError",
    fields: nothing,
  },
  {
    title: "a string",
    status: 400,
    body: SEED.message,
    kind: "CobaltUnexpectedResponseError",
    fields: nothing,
  },
  {
    title: "null",
    status: 500,
    body: null,
    kind: "CobaltServerError",
    fields: nothing,
  },
  {
    title: "an array, 401",
    status: 401,
    body: [],
    kind: "CobaltAuthenticationError",
    fields: nothing,
  },
  {
    title: "a redirect in JSON",
    status: 302,
    body: FIRED,
    kind: "CobaltUnexpectedResponseError",
    fields: nothing,
  },
];

/** Errors that come with 200. */
export const disguised: readonly {
  readonly body: object;
  readonly kind: string;
  readonly status: number;
  readonly mayHaveFired: boolean;
}[] = [
  {
    body: {
      error: "INVALID_EVENT",
      message: "Trigger not found",
      status_code: 404,
    },
    kind: "CobaltEventNotFoundError",
    status: 404,
    mayHaveFired: false,
  },
  {
    body: { error_code: "INVALID_EVENT" },
    kind: "CobaltEventNotFoundError",
    status: 200,
    mayHaveFired: false,
  },
  {
    body: { success: false, status_code: 500 },
    kind: "CobaltServerError",
    status: 500,
    mayHaveFired: true,
  },
  {
    body: { status_code: "429" },
    kind: "CobaltRateLimitError",
    status: 429,
    mayHaveFired: false,
  },
  {
    body: { status_code: 401, error_type: "UNAUTHORIZED" },
    kind: "CobaltAuthenticationError",
    status: 401,
    mayHaveFired: false,
  },
  {
    body: { http_error_type: "BAD_REQUEST", message: "payload" },
    kind: "CobaltUnexpectedResponseError",
    status: 200,
    mayHaveFired: true,
  },
  {
    body: { error: { code: 7 } },
    kind: "CobaltUnexpectedResponseError",
    status: 200,
    mayHaveFired: true,
  },
  {
    body: { success: false },
    kind: "CobaltUnexpectedResponseError",
    status: 200,
    mayHaveFired: true,
  },
];

/** Answers of anybody else. */
export const strange: readonly {
  readonly title: string;
  readonly status: number;
  readonly body: string;
  readonly kind: string;
}[] = [
  {
    title: "a page with 200",
    status: 200,
    body: page,
    kind: "CobaltUnexpectedResponseError",
  },
  {
    title: "a page with 404",
    status: 404,
    body: page,
    kind: "CobaltUnexpectedResponseError",
  },
  {
    title: "a page with 502",
    status: 502,
    body: page,
    kind: "CobaltServerError",
  },
  {
    title: "a page with 401",
    status: 401,
    body: page,
    kind: "CobaltAuthenticationError",
  },
  {
    title: "a page with 429",
    status: 429,
    body: page,
    kind: "CobaltRateLimitError",
  },
  {
    title: "nothing with 200",
    status: 200,
    body: "",
    kind: "CobaltUnexpectedResponseError",
  },
  {
    title: "nothing with 204",
    status: 204,
    body: "",
    kind: "CobaltUnexpectedResponseError",
  },
  {
    title: "nothing with 503",
    status: 503,
    body: "",
    kind: "CobaltServerError",
  },
  {
    title: "half of the JSON",
    status: 200,
    body: '{"message": "Web',
    kind: "CobaltUnexpectedResponseError",
  },
  {
    title: "an array with 200",
    status: 200,
    body: "[]",
    kind: "CobaltUnexpectedResponseError",
  },
  {
    title: "JSON too deep to walk",
    status: 200,
    body: "[".repeat(1e5) + "]".repeat(1e5),
    kind: "CobaltUnexpectedResponseError",
  },
];

/** Headers `Retry-After`. */
export const retryAfters: readonly (readonly [
  header: string,
  ms: number | undefined,
])[] = [
  ["2", 2000],
  ["0", 0],
  ["120", 120_000],
  ["1.5", 1500],
  [" 2\t", 2000],
  ["-1", undefined],
  ["soon", undefined],
  ["", undefined],
  ["Infinity", undefined],
  ["Wed, 21 Oct 2015 07:28:00 GMT", undefined],
];
