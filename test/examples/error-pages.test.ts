/**
 * Holds `docs/errors` and the runtime together: a page for every class, and on each the message that the class
 * really has.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { createMockCobalt, type MockAnswer } from "../../src/testing.js";
import * as runtime from "../../templates/runtime.js";
import { closedPort } from "../runtime/helpers.js";

const folder = fileURLToPath(new URL("../../docs/errors/", import.meta.url));
const read = (page: string) => readFileSync(join(folder, page), "utf8");

const index = read("README.md");
const classes = Object.keys(runtime)
  .filter((name) => name.endsWith("Error"))
  .sort();
const pages = readdirSync(folder)
  .filter((page) => page !== "README.md")
  .map((page) => page.replace(/\.md$/, ""))
  .sort();
/** Those that are abstract, and so never thrown themselves. */
const headings = [...index.matchAll(/^## (Cobalt\w+)$/gm)].map(
  ([, name = ""]) => name,
);

const event = { slug: "employee-created", event: "Employee Created" };

/** How each class comes about. */
const ways: Readonly<
  Record<runtime.CobaltTriggerError["name"], () => Promise<unknown>>
> = {
  CobaltRequestError: () =>
    runtime
      .createClient({ apiKey: "tk_1" }, { baseUrl: "http://a", route: "slug" })
      .send(event, {}),
  CobaltPayloadError: () =>
    answered({}, { validators: [employeeCreatedValidator] }),
  CobaltConnectionError: async () =>
    answered({}, { baseUrl: `http://127.0.0.1:${await closedPort()}` }),
  CobaltTimeoutError: () => answered({ delayMs: 5_000 }, { timeoutMs: 30 }),
  CobaltAbortError: () => answered({}, {}, { signal: AbortSignal.abort() }),
  CobaltEventNotFoundError: () => answered({ status: 400 }),
  CobaltAuthenticationError: () => answered({ status: 401 }),
  CobaltRateLimitError: () => answered({ status: 429 }),
  CobaltRejectedError: () =>
    answered({
      status: 400,
      body: { message: "linked_account_id is mandatory" },
    }),
  CobaltServerError: () => answered({ status: 500 }),
  CobaltUnexpectedResponseError: () =>
    answered({ status: 200, body: "<html>" }),
};

const employeeCreatedValidator = runtime.validatorOf(event.slug, () =>
  Object.assign(() => false, {
    errors: [
      ["/last_name", "is missing"],
      ["/address/pincode", "must be integer"],
    ] as const,
  }),
);

async function answered(
  answer: MockAnswer,
  options: Partial<runtime.CobaltClientOptions> = {},
  request: runtime.TriggerOptions = {},
): Promise<unknown> {
  const mock = await createMockCobalt({ answer: () => answer });
  onTestFinished(mock.close);
  const made = {
    apiKey: "tk_1",
    linkedAccountId: "acme@example.com",
    retry: false,
    ...options,
  } as runtime.CobaltClientOptions;
  const settings = { baseUrl: mock.baseUrl, route: "slug" } as const;
  return runtime.createClient(made, settings).send(event, request);
}

test("every class has a page, or a heading on the index; no page is left over", () => {
  expect([...pages, ...headings].sort()).toEqual(classes);
  expect(pages).toEqual(Object.keys(ways).sort());
});

test("the index has a row for every page", () => {
  const rows = [...index.matchAll(/^\| \[`(\w+)`\]\(\1\.md\)/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(pages);
});

describe.each(Object.entries(ways))("%s", (name, bringAbout) => {
  test("its page is named after it", () => {
    expect(read(`${name}.md`)).toMatch(new RegExp(`^# ${name}\n`));
  });

  test("its page shows the message that it has", async () => {
    const outcome = await runtime.settle(
      bringAbout() as Promise<runtime.TriggerResult>,
    );
    if (outcome.ok) throw new Error("nothing was thrown");
    expect(outcome.error.name).toBe(name);
    const message = outcome.error.message
      .replace(/127\.0\.0\.1:\d+/, "127.0.0.1:4010")
      .replace("within 30 ms", "within 30000 ms");
    const [, shown] = /^```\n(.*)\n```$/m.exec(read(`${name}.md`)) ?? [];
    expect(shown).toBe(message);
  });
});

describe("what is sent again by itself, as the index tells", () => {
  const cells = new Map(
    [...index.matchAll(/^\| \[`(\w+)`\].*\|([^|]*)\|$/gm)].map(
      ([, name = "", cell = ""]) => [name, cell.trim()] as const,
    ),
  );

  test.each<{
    name: keyof typeof ways;
    answer: MockAnswer;
    attempts: readonly [alone: number, withKey: number];
  }>([
    {
      name: "CobaltConnectionError",
      answer: { drop: "answer" },
      attempts: [1, 2],
    },
    {
      name: "CobaltTimeoutError",
      answer: { delayMs: 5_000 },
      attempts: [1, 2],
    },
    {
      name: "CobaltEventNotFoundError",
      answer: { status: 400 },
      attempts: [1, 1],
    },
    {
      name: "CobaltAuthenticationError",
      answer: { status: 403 },
      attempts: [1, 1],
    },
    { name: "CobaltRateLimitError", answer: { status: 429 }, attempts: [2, 2] },
    { name: "CobaltRejectedError", answer: { status: 409 }, attempts: [1, 2] },
    { name: "CobaltServerError", answer: { status: 503 }, attempts: [1, 2] },
    {
      name: "CobaltUnexpectedResponseError",
      answer: { status: 408, body: "" },
      attempts: [1, 2],
    },
  ])("$name", async ({ name, answer, attempts }) => {
    const attemptsWith = async (idempotencyKey?: string) => {
      const retry = { attempts: 2, baseDelayMs: 1, totalMs: 20_000 };
      const isLate = name === "CobaltTimeoutError";
      const outcome = await runtime.settle(
        answered(answer, isLate ? { timeoutMs: 40 } : {}, {
          retry,
          idempotencyKey,
        }) as Promise<runtime.TriggerResult>,
      );
      if (outcome.ok) throw new Error("nothing was thrown");
      expect(outcome.error.name).toBe(name);
      return outcome.error.attempts;
    };
    expect([await attemptsWith(), await attemptsWith("order-7")]).toEqual(
      attempts,
    );
    const [alone, withKey] = attempts;
    const told =
      alone > 1 ? /^always$/ : withKey > 1 ? /only with a key/ : /^never$/;
    expect(cells.get(name)).toMatch(told);
  });
});
