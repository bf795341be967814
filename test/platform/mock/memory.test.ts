import { expect, test } from "vitest";
import {
  createRateLimit,
  publishedRateLimit,
} from "../../../src/platform/mock/rate-limit.js";
import type { FiredEvent } from "../../../src/platform/mock/record.js";
import { createRepeats } from "../../../src/platform/mock/repeats.js";

test("the published limit lets 5 go at once, and then 20 a second", () => {
  const clock = { now: 0 };
  const wait = createRateLimit(publishedRateLimit, () => clock.now);
  expect(Array.from({ length: 6 }, wait)).toEqual([0, 0, 0, 0, 0, 0.05]);
  clock.now = 49;
  expect(wait()).toBeCloseTo(0.001);
  clock.now = 50;
  expect([wait(), wait()]).toEqual([0, 0.05]);
  clock.now = 60_000;
  expect(Array.from({ length: 6 }, wait)).toEqual([0, 0, 0, 0, 0, 0.05]);
});

test("a repeat is the same key of the same event and account, for a while", () => {
  const clock = { now: 0 };
  const isRepeat = createRepeats(300, () => clock.now);
  const event: FiredEvent = {
    slug: "a",
    event: "A",
    linkedAccountId: "acme",
    payload: undefined,
    configId: undefined,
    app: undefined,
    idempotencyKey: "1",
    headers: {},
    at: new Date(),
  };
  expect(isRepeat(event)).toBe(false);
  expect(isRepeat(event)).toBe(true);
  expect(isRepeat({ ...event, slug: "b" })).toBe(false);
  expect(isRepeat({ ...event, linkedAccountId: "other" })).toBe(false);
  expect(isRepeat({ ...event, idempotencyKey: "2" })).toBe(false);
  for (const none of ["", undefined]) {
    expect(isRepeat({ ...event, idempotencyKey: none })).toBe(false);
    expect(isRepeat({ ...event, idempotencyKey: none })).toBe(false);
  }
  clock.now = 299;
  expect(isRepeat(event)).toBe(true);
  clock.now = 300;
  expect(isRepeat(event)).toBe(false);
  expect(isRepeat(event)).toBe(true);
});
