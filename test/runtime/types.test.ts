/**
 * What must and must not compile. `tsc` checks this file; vitest only runs the assertions about types, which
 * do nothing at run time.
 */
import { describe, expectTypeOf, it } from "vitest";
import {
  createClient,
  type BoundClientOptions,
  type CobaltClient,
  type CobaltClientOptions,
  type FetchInit,
  type FetchResponse,
  type LinkedAccountOptional,
  type LinkedAccountRequired,
  type TriggerRequest,
  type TriggerResult,
} from "../../templates/runtime.js";

/** As `index.ts` is generated. */
function createCobaltClient(
  options: BoundClientOptions,
): CobaltClient<LinkedAccountOptional>;
function createCobaltClient(options: CobaltClientOptions): CobaltClient;
function createCobaltClient(
  options: CobaltClientOptions,
): CobaltClient<LinkedAccountOptional> {
  return createClient(options, {
    baseUrl: "https://api.gocobalt.io",
    route: "slug",
  });
}

/** As an event's file is generated. */
interface Payload {
  readonly name: string;
  readonly age?: number;
}
function trigger<Account extends LinkedAccountOptional>(
  client: CobaltClient<Account>,
  request: TriggerRequest<Payload, Account>,
): Promise<TriggerResult> {
  return client.send(
    { slug: "employee-created", event: "Employee Created" },
    request,
  );
}
function triggerAny<Account extends LinkedAccountOptional>(
  client: CobaltClient<Account>,
  request: TriggerRequest<Record<string, unknown>, Account>,
): Promise<TriggerResult> {
  return client.send({ slug: "any", event: "any" }, request);
}

declare const open: CobaltClient;
declare const bound: CobaltClient<LinkedAccountOptional>;
declare const maybe: string | undefined;
declare const union: CobaltClientOptions;
const payload = { name: "Mark" };

/** Compiled, never called. */
export const calls = {
  credentials: () => [
    createCobaltClient({ apiKey: "k" }),
    createCobaltClient({ sessionToken: "t" }),
    // @ts-expect-error no credentials
    createCobaltClient({}),
    // @ts-expect-error both credentials
    createCobaltClient({ apiKey: "k", sessionToken: "t" }),
    createCobaltClient({ apiKey: maybe }),
    createCobaltClient({ sessionToken: maybe }),
    createCobaltClient({ apiKey: maybe, linkedAccountId: "a" }),
    // @ts-expect-error misspelt option
    createCobaltClient({ apiKey: "k", baseURL: "https://api.gocobalt.io" }),
  ],
  linkedAccount: () => [
    trigger(open, { linkedAccountId: "a", payload }),
    trigger(bound, { linkedAccountId: "a", payload }),
    trigger(bound, { payload }),
    trigger(bound, { linkedAccountId: maybe, payload }),
    // @ts-expect-error no linked account
    trigger(open, { payload }),
    // @ts-expect-error perhaps no linked account
    trigger(open, { linkedAccountId: maybe, payload }),
    // @ts-expect-error not a string
    trigger(bound, { linkedAccountId: 42, payload }),
  ],
  payload: () => [
    trigger(bound, { payload: { name: "Mark", age: 4 } }),
    triggerAny(bound, {}),
    triggerAny(bound, { payload: { anything: 1 } }),
    // @ts-expect-error payload is missing
    trigger(bound, {}),
    // @ts-expect-error payload is missing
    trigger(bound, { payload: undefined }),
    // @ts-expect-error a property is missing
    trigger(bound, { payload: {} }),
    // @ts-expect-error of another type
    trigger(bound, { payload: { name: 4 } }),
    // @ts-expect-error unknown property
    trigger(bound, { payload: { name: "Mark", nmae: "Mark" } }),
    // @ts-expect-error not an object
    triggerAny(bound, { payload: "text" }),
  ],
  options: () => [
    trigger(bound, {
      payload,
      configId: maybe,
      app: maybe,
      idempotencyKey: maybe,
      headers: { "x-trace": "1" },
      signal: AbortSignal.timeout(5),
      timeoutMs: 5,
    }),
    // @ts-expect-error misspelt option
    trigger(bound, { payload, timeout: 5 }),
    // @ts-expect-error not a number
    trigger(bound, { payload, timeoutMs: "5" }),
    // @ts-expect-error not a header's value
    trigger(bound, { payload, headers: { "x-trace": 1 } }),
    // @ts-expect-error not a signal
    trigger(bound, { payload, signal: {} }),
  ],
  fetch: () => [
    createCobaltClient({ apiKey: "k", fetch }),
    createCobaltClient({
      apiKey: "k",
      fetch: async (url: string, init: RequestInit) => fetch(url, init),
    }),
    createCobaltClient({
      apiKey: "k",
      fetch: () => Promise.resolve(new Response()),
    }),
    // @ts-expect-error no response
    createCobaltClient({ apiKey: "k", fetch: () => Promise.resolve("text") }),
  ],
};

describe("types", () => {
  it("say whether an event has to name its linked account", () => {
    expectTypeOf<
      ReturnType<typeof createCobaltClient>
    >().toEqualTypeOf<CobaltClient>();
    const clients = () => ({
      key: createCobaltClient({ apiKey: "k" }),
      keyAndAccount: createCobaltClient({ apiKey: "k", linkedAccountId: "a" }),
      keyAndPerhapsAccount: createCobaltClient({
        apiKey: "k",
        linkedAccountId: maybe,
      }),
      token: createCobaltClient({ sessionToken: "t" }),
      either: createCobaltClient(union),
    });
    expectTypeOf(clients).returns.toEqualTypeOf<{
      key: CobaltClient;
      keyAndAccount: CobaltClient<LinkedAccountOptional>;
      keyAndPerhapsAccount: CobaltClient;
      token: CobaltClient<LinkedAccountOptional>;
      either: CobaltClient;
    }>();
  });

  it("let a bound client stand for another, and not the reverse", () => {
    expectTypeOf<
      CobaltClient<LinkedAccountOptional>
    >().toExtend<CobaltClient>();
    expectTypeOf<CobaltClient>().not.toExtend<
      CobaltClient<LinkedAccountOptional>
    >();
  });

  it("let the payload be left out where nothing in it is required", () => {
    type IsOptional<P extends object> =
      Record<"linkedAccountId", string> extends TriggerRequest<
        P,
        LinkedAccountRequired
      >
        ? true
        : false;
    expectTypeOf<IsOptional<Record<string, unknown>>>().toEqualTypeOf<true>();
    expectTypeOf<IsOptional<Record<string, string>>>().toEqualTypeOf<true>();
    expectTypeOf<IsOptional<{ a?: 1; b?: 2 }>>().toEqualTypeOf<true>();
    expectTypeOf<IsOptional<{ a: 1; b?: 2 }>>().toEqualTypeOf<false>();
    expectTypeOf<IsOptional<{ a: 1 } | { b: 2 }>>().toEqualTypeOf<false>();
    expectTypeOf<
      IsOptional<{ a: 1; [key: string]: unknown }>
    >().toEqualTypeOf<false>();
  });

  it("take the platform's own fetch and signal", () => {
    expectTypeOf(fetch).toExtend<
      (url: string, init: FetchInit) => Promise<FetchResponse>
    >();
    expectTypeOf<FetchInit["signal"]>().toEqualTypeOf<AbortSignal>();
  });
});
