/** What may go wrong with an answer, and what every client makes of it: the one in TypeScript and those of other languages. */
import type { MockAnswer } from "../../src/testing.js";

interface Expected {
  readonly name: string;
  /** Without an idempotency key, and with one. */
  readonly attempts: readonly [number, number];
  readonly mayHaveFired: boolean;
}

const refused = { attempts: [1, 1], mayHaveFired: false } as const;
const keyed = { attempts: [1, 3], mayHaveFired: false } as const;
export const unknown = { attempts: [1, 3], mayHaveFired: true } as const;
export const unsent = { attempts: [3, 3], mayHaveFired: false } as const;
const unlike = {
  name: "CobaltUnexpectedResponseError",
  attempts: [1, 1],
  mayHaveFired: true,
} as const;

const page = "<!doctype html><title>502 Bad Gateway</title>";

export interface Fault extends Expected {
  readonly fault: string;
  readonly answer: MockAnswer;
  /** Whether it meets the limit of an attempt. */
  readonly isLate?: boolean;
}

export const faults: readonly Fault[] = [
  {
    fault: "a page in HTML with 200",
    answer: { status: 200, body: page },
    ...unlike,
  },
  { fault: "an empty body", answer: { status: 200, body: "" }, ...unlike },
  { fault: "no content", answer: { status: 204, body: "" }, ...unlike },
  {
    fault: "half of the JSON, in full length",
    answer: { status: 200, body: '{"message": "Web' },
    ...unlike,
  },
  {
    fault: "a page in HTML with 404",
    answer: { status: 404, body: page },
    ...refused,
    name: "CobaltUnexpectedResponseError",
  },
  {
    fault: "a page in HTML with 502",
    answer: { status: 502, body: page, fires: true },
    ...unknown,
    name: "CobaltServerError",
  },
  {
    fault: "a reset before the request was read",
    answer: { drop: "request" },
    ...unknown,
    name: "CobaltConnectionError",
  },
  {
    fault: "a reset after the request was read",
    answer: { drop: "answer", fires: true },
    ...unknown,
    name: "CobaltConnectionError",
  },
  {
    fault: "a truncated body",
    answer: { drop: "body" },
    ...unknown,
    name: "CobaltConnectionError",
  },
  {
    fault: "a truncated body of a 500",
    answer: { status: 500, drop: "body", fires: true },
    ...unknown,
    name: "CobaltServerError",
  },
  {
    fault: "a truncated body of a 401",
    answer: { status: 401, drop: "body" },
    ...refused,
    name: "CobaltAuthenticationError",
  },
  {
    fault: "a truncated body of a 429",
    answer: { status: 429, drop: "body" },
    ...unsent,
    name: "CobaltRateLimitError",
  },
  {
    fault: "a slow body",
    answer: { bodyDelayMs: 5_000 },
    ...unknown,
    name: "CobaltTimeoutError",
    isLate: true,
  },
  {
    fault: "a slow body of a 400",
    answer: { status: 400, bodyDelayMs: 5_000 },
    ...refused,
    name: "CobaltUnexpectedResponseError",
    isLate: true,
  },
  {
    fault: "a slow body of a 401",
    answer: { status: 401, bodyDelayMs: 5_000 },
    ...refused,
    name: "CobaltAuthenticationError",
    isLate: true,
  },
  {
    fault: "a slow body of a 503",
    answer: { status: 503, bodyDelayMs: 5_000, fires: true },
    ...unknown,
    name: "CobaltServerError",
    isLate: true,
  },
  {
    fault: "a slow answer",
    answer: { delayMs: 5_000, fires: true },
    ...unknown,
    name: "CobaltTimeoutError",
    isLate: true,
  },
];

/** What stands for every status that an answer can have. */
export const statuses: readonly (Expected & {
  readonly from: number;
  readonly to: number;
})[] = [
  { from: 300, to: 399, ...unlike },
  { from: 400, to: 400, ...refused, name: "CobaltRejectedError" },
  { from: 401, to: 401, ...refused, name: "CobaltAuthenticationError" },
  { from: 402, to: 402, ...refused, name: "CobaltRejectedError" },
  { from: 403, to: 403, ...refused, name: "CobaltAuthenticationError" },
  { from: 404, to: 406, ...refused, name: "CobaltRejectedError" },
  // By the standard of `fetch`, a network error.
  { from: 407, to: 407, ...unknown, name: "CobaltConnectionError" },
  { from: 408, to: 409, ...keyed, name: "CobaltRejectedError" },
  { from: 410, to: 428, ...refused, name: "CobaltRejectedError" },
  { from: 429, to: 429, ...unsent, name: "CobaltRateLimitError" },
  { from: 430, to: 499, ...refused, name: "CobaltRejectedError" },
  { from: 500, to: 599, ...unknown, name: "CobaltServerError" },
];

/** How the same fault is met without an idempotency key, and with one. */
export const keys = [
  { how: "without a key", request: {}, index: 0 },
  { how: "with a key", request: { idempotencyKey: "order-7" }, index: 1 },
] as const;
