/** Requests, and what every client sends for them: the one in TypeScript and those of other languages. */
import type {
  CobaltClientOptions,
  EventAddress,
  LinkedAccountOptional,
  TriggerOptions,
} from "../../templates/runtime.js";
import { EVENT, KEY } from "./helpers.js";

export type Request = TriggerOptions &
  LinkedAccountOptional & { payload?: object };

/** The headers that belong to the connection, and to what makes it. */
export const FETCH_HEADERS = new Set([
  "host",
  "connection",
  "accept-language",
  "sec-fetch-mode",
  "user-agent",
  "accept-encoding",
  "content-length",
]);

const BASE_HEADERS = {
  accept: "application/json",
  "content-type": "application/json",
};
export const KEY_HEADERS = {
  ...BASE_HEADERS,
  "x-api-key": KEY,
  linked_account_id: "mark@example.com",
};
export const SLUG_PATH = "/api/v2/public/event/employee-created";
const EVENT_PATH = "/api/v2/public/event/trigger";

export interface Case {
  readonly title: string;
  readonly options?: Partial<CobaltClientOptions>;
  readonly route?: "slug" | "event";
  readonly event?: EventAddress;
  readonly request?: Request;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export const CASES: readonly Case[] = [
  { title: "nothing but the event" },
  {
    title: "a payload",
    request: {
      payload: {
        first_name: "Zoë",
        employee_id: 221,
        left: undefined,
        nothing: null,
      },
    },
    body: '{"event":"Employee Created","payload":{"first_name":"Zoë","employee_id":221,"nothing":null}}',
  },
  {
    title: "the request's linked account before the client's",
    request: { linkedAccountId: "ana@example.com" },
    headers: { ...KEY_HEADERS, linked_account_id: "ana@example.com" },
  },
  {
    title: "configId",
    request: { configId: "c1" },
    headers: { ...KEY_HEADERS, config_id: "c1" },
  },
  {
    title: "idempotencyKey",
    request: { idempotencyKey: "i1" },
    headers: { ...KEY_HEADERS, "idempotency-key": "i1" },
  },
  {
    title: "app of the request, in the URL",
    request: { app: "hubspot" },
    path: "/api/v2/public/event/hubspot",
  },
  {
    title: "app of the event, in the URL",
    event: { ...EVENT, app: "slack" },
    path: "/api/v2/public/event/slack",
  },
  {
    title: "app of the request before that of the event",
    event: { ...EVENT, app: "slack" },
    request: { app: "hubspot" },
    path: "/api/v2/public/event/hubspot",
  },
  { title: "no slug", route: "event", path: EVENT_PATH },
  {
    title: "no slug, but an app",
    route: "event",
    request: { app: "hubspot" },
    path: EVENT_PATH,
    headers: { ...KEY_HEADERS, slug: "hubspot" },
  },
  {
    title: "no slug, but the event's app",
    route: "event",
    event: { ...EVENT, app: "slack" },
    path: EVENT_PATH,
    headers: { ...KEY_HEADERS, slug: "slack" },
  },
  {
    title: "a session token",
    options: { sessionToken: "st_1" },
    headers: { ...BASE_HEADERS, authorization: "Bearer st_1" },
  },
  {
    title: "a session token and an account",
    options: { sessionToken: "st_1" },
    request: { linkedAccountId: "ana@example.com" },
    headers: {
      ...BASE_HEADERS,
      authorization: "Bearer st_1",
      linked_account_id: "ana@example.com",
    },
  },
  {
    title:
      "headers of client and request, the request's first, whatever their case",
    options: { headers: { "X-Trace": "client", "X-Source": "crm" } },
    request: { headers: { "x-TRACE": "request" } },
    headers: { ...KEY_HEADERS, "x-trace": "request", "x-source": "crm" },
  },
  {
    title: "its own headers before all others",
    options: { headers: { "X-API-Key": "other", Accept: "text/html" } },
    request: {
      headers: {
        LINKED_ACCOUNT_ID: "other",
        "Content-Type": "text/plain",
        Config_Id: "other",
      },
      configId: "c1",
    },
    headers: { ...KEY_HEADERS, config_id: "c1" },
  },
  {
    title: "header values up to U+00FF, with tabs",
    request: { headers: { "x-name": "Zoë\tÿ" } },
    headers: { ...KEY_HEADERS, "x-name": "Zoë\tÿ" },
  },
  {
    title: "a header called __proto__, which is dropped",
    request: {
      headers: JSON.parse('{"__proto__":"x"}') as Record<string, string>,
    },
  },
  {
    title: "a slug of other scripts and signs",
    event: { slug: "création/späť?#%2e 💡", event: "Création" },
    path: "/api/v2/public/event/cr%C3%A9ation%2Fsp%C3%A4%C5%A5%3F%23%252e%20%F0%9F%92%A1",
    body: '{"event":"Création"}',
  },
  {
    title: "dots within a slug",
    event: { ...EVENT, slug: "a..b" },
    path: "/api/v2/public/event/a..b",
  },
  {
    title: "three dots",
    event: { ...EVENT, slug: "..." },
    path: "/api/v2/public/event/...",
  },
];

/** What no client can be made of. */
export const BAD_BASE_URLS: readonly string[] = [
  "",
  "api.example.com",
  "ftp://api.example.com",
  "file:///etc",
  "javascript:alert(1)",
  "https://",
  "https:// x",
  "https://u:hidden@api.example.com",
  "https://api.example.com?hidden",
  "https://api.example.com#hidden",
];
