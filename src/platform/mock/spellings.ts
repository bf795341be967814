/** The ways in which the platform has been seen to tell an event. */
export const spellings = [
  "raw-response",
  "keys",
  "payload-keys",
  "text",
  "object",
  "wrapped",
  "wrapped-text",
  "wrapped-raw-response",
] as const;

/** How the platform tells an event's sample payload. */
export type Spelling = (typeof spellings)[number];
