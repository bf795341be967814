import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, onTestFinished } from "vitest";
import {
  createMockCobalt,
  type MockAnswer,
  type MockCobalt,
} from "../../src/testing.js";
import { closedPort } from "./helpers.js";
import type { Findings, Place } from "./trial.js";

const folder = fileURLToPath(new URL(".", import.meta.url));
const hourMs = 3_600_000;

/** What the mock answers to a `configId`; the names that end in "once" only at first. */
const ANSWERS: Readonly<Record<string, MockAnswer>> = {
  unknown: { status: 400 },
  fault: { status: 500 },
  page: { body: "<html></html>" },
  redirect: { status: 302, headers: { location: "/followed" } },
  silence: { delayMs: hourMs },
  stuck: { bodyDelayMs: hourMs },
  drop: { drop: "answer" },
  "drop-once": { drop: "answer" },
  cut: { drop: "body" },
  limit: { status: 429, retryAfter: 120 },
  "limit-once": { status: 429, retryAfter: 0 },
};

const FIRED = "200 Webhook Fired Success";
const PERHAPS = "may have fired";

/** What is to become of everything that is tried, wherever that is but for two things. */
export function findingsWith({
  redirect,
  refused,
}: {
  /** The status of a redirect, which browsers do not tell. */
  readonly redirect: 302 | 0;
  /** Whether the platform's `fetch` says that a connection was never made. */
  readonly refused: "did not fire" | typeof PERHAPS;
}): Findings {
  return {
    "an event": FIRED,
    "an event by its slug": FIRED,
    "an event of an application": FIRED,
    "all that a request can say": FIRED,
    "a session token": FIRED,
    "a key from a function": FIRED,
    "a wrong key": "CobaltAuthenticationError 401 after 1: did not fire",
    "an unknown event": "CobaltEventNotFoundError 400 after 1: did not fire",
    "a fault of the platform": `CobaltServerError 500 after 1: ${PERHAPS}`,
    "a page": `CobaltUnexpectedResponseError 200 after 1: ${PERHAPS}`,
    "a redirect": `CobaltUnexpectedResponseError ${redirect} after 1: ${PERHAPS}`,
    "no answer": `CobaltTimeoutError after 1: ${PERHAPS}`,
    "half an answer": `CobaltTimeoutError after 1: ${PERHAPS}`,
    "an abort": `CobaltAbortError after 1: ${PERHAPS}`,
    "an abort beforehand": "CobaltAbortError after 0: did not fire",
    "a signal that times out": `CobaltAbortError after 1: ${PERHAPS}`,
    "a dropped connection": `CobaltConnectionError after 1: ${PERHAPS}`,
    "a dropped connection, and an idempotency key": FIRED,
    "a connection that is dropped amid the answer": `CobaltConnectionError after 1: ${PERHAPS}`,
    "a refused connection": `CobaltConnectionError after 1: ${refused}`,
    "too many events":
      "CobaltRateLimitError 429 after 1: did not fire, wait 120000",
    "too many events for a moment": FIRED,
    "a payload that is no JSON": "CobaltRequestError after 0: did not fire",
    "a rate limiter": FIRED,
    "many events": "fired, failed, fired, failed, fired",
  };
}

/** Opens a place for a trial, until the test is over. */
export async function openPlace(): Promise<{
  readonly place: Place;
  readonly mock: MockCobalt<Record<string, object>>;
}> {
  const seen = new Set<string>();
  const mock = await createMockCobalt<Record<string, object>>({
    apiKeys: ["tk_good"],
    sessionTokens: { st_good: "ana@acme.fr" },
    answer: ({ headers }) => {
      const configId = headers["config_id"] ?? "";
      const isOver = configId.endsWith("once") && seen.has(configId);
      seen.add(configId);
      return isOver ? undefined : ANSWERS[configId];
    },
  });
  onTestFinished(mock.close);
  const nobody = `http://127.0.0.1:${await closedPort()}`;
  return { mock, place: { baseUrl: mock.baseUrl, nobody } };
}

/** Sees to it that the mock got what was sent, and nothing else. */
export function expectArrival(mock: MockCobalt<Record<string, object>>): void {
  expect(
    mock.events.find(({ configId }) => configId === "everything"),
  ).toMatchObject({
    slug: "contact-created",
    event: "New Contact Created",
    linkedAccountId: "zoe@acme.fr",
    payload: { owner: { name: "Zoë \u2028 名 💡" }, company: null },
    idempotencyKey: "i1",
    headers: { "x-trace": "t1" },
  });
  const paths = new Set(mock.requests.map(({ path }) => path));
  expect([...paths].sort()).toEqual([
    "/api/v2/public/event/contact-created",
    "/api/v2/public/event/employee-left",
    "/api/v2/public/event/hubspot",
  ]);
}

/**
 * Bundles a script for a place without Node.js.
 *
 * @param script TypeScript that may import what is beside this file
 * @throws where something of Node.js is imported
 */
export async function bundle(
  script: string,
  format: "iife" | "esm" = "iife",
): Promise<string> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: script, loader: "ts", resolveDir: folder },
    bundle: true,
    platform: "browser",
    minify: true,
    format,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  // A browser and a worker load nothing by a package's name.
  for (const { imports } of Object.values(metafile.outputs))
    expect(imports).toEqual([]);
  return outputFiles.map(({ text }) => text).join("");
}
