// Events that are fired without the generated code, and requests that fire none.
import { Cobalt } from "@cobaltio/cobalt";
import axios, { type AxiosInstance } from "axios";
import { request } from "node:https";
import * as plain from "node:http";
import { apiUrl, eventUrl, http } from "./events.js";

const cobalt = new Cobalt({ apiKey: process.env["COBALT_API_KEY"] ?? "" });
const linked_account_id = "acme@example.com";
const payload = { employee_id: 221 };

export async function bySdk(name: string): Promise<void> {
  // finds: bypass employee-created
  await cobalt.event({ linked_account_id, event: "Employee Created", payload });
  // finds: bypass employee-left
  await cobalt.triggerEvent({
    linked_account_id,
    event: "Employee Left",
    config_id: "eu",
    payload,
  });
  // finds: bypass invoice-paid
  await cobalt.triggerWebhookEvent({
    linked_account_id,
    trigger: "Invoice Paid",
    data: payload,
  });
  // finds: bypass -
  await cobalt.event({ linked_account_id, event: name, payload });
  await cobalt.listEvents();
}

export class Notifier {
  readonly #client = new Cobalt({ apiKey: "tk_example" });
  constructor(private readonly http: AxiosInstance) {}

  async notify(): Promise<void> {
    // finds: bypass time-off-requested
    await this.#client.event({
      linked_account_id,
      event: "Time Off Requested",
    });
    // finds: bypass employee-left
    await this.http.post(`${eventUrl}/employee-left`, {
      event: "Employee Left",
    });
  }
}

const headers = { "x-api-key": "tk_example", linked_account_id };
const body = JSON.stringify({ event: "Employee Created", payload });

export async function byFetch(slug: string): Promise<void> {
  // finds: bypass employee-created
  await fetch("https://api.gocobalt.io/api/v2/public/event/employee-created", {
    method: "POST",
    headers,
    body,
  });
  // finds: bypass -
  await globalThis.fetch(`${apiUrl}/api/v2/public/event/${slug}`, {
    method: "POST",
    headers,
  });
  // finds: bypass employee-created
  await fetch(new URL("/api/v2/public/event", apiUrl), {
    method: "POST",
    body,
  });
  const send = fetch;
  const init = { method: "POST", headers, body } as const;
  // finds: bypass employee-created
  await send(eventUrl + "/trigger", init);

  // Lists the events, and something else altogether.
  await fetch(eventUrl, { headers });
  await fetch(`${apiUrl}/api/v2/public/workflow`, { method: "POST", headers });
}

const api = axios.create({ baseURL: `${apiUrl}/api/v2/public` });

export async function byAxios(): Promise<void> {
  // finds: bypass employee-created
  await axios.post(eventUrl, { event: "Employee Created", payload });
  // finds: bypass contact-created
  await axios({
    method: "post",
    url: `${eventUrl}/contact-created`,
    data: { event: "New Contact Created", payload },
  });
  // finds: bypass crm.opportunity.closed-won
  await api.post("/event/hubspot", { event: "Deal Won", payload });
  // finds: bypass employee-created
  await http.request({
    baseURL: apiUrl,
    url: "/api/v2/public/event",
    method: "POST",
    data: { event: "Employee Created" },
  });
  await axios.get(eventUrl);
}

export function byHttp(): void {
  // finds: bypass employee-left
  request(
    {
      hostname: "api.gocobalt.io",
      path: "/api/v2/public/event/employee-left",
      method: "POST",
      headers,
    },
    (answer) => answer.resume(),
  ).end(JSON.stringify({ event: "Employee Left", payload }));
  // finds: bypass -
  plain.request("http://localhost:4010/api/v2/public/event", {
    method: "POST",
  });
}

/** A stand-in answers requests, it sends none. */
export function isTrigger(url: string): boolean {
  return url.startsWith("/api/v2/public/event");
}
