// Events that are fired by requests, as `usages --fix` can rewrite them.
import axios from "axios";
import { apiKey, baseUrl } from "./platform.js";

const eventUrl = `${baseUrl}/api/v2/public/event`;

export async function leave(account: string): Promise<void> {
  const person = { employee_id: 231, last_day: "2026-09-30" };
  // finds: bypass employee-left (possible)
  await fetch(`${eventUrl}/employee-left`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-api-key": apiKey,
      linked_account_id: account,
      config_id: "eu",
      "x-trace": "t-1",
    },
    body: JSON.stringify({
      event: "Employee Left",
      payload: {
        ...person,
        reason: "resigned",
      },
    }),
  });
  const headers = { "x-api-key": apiKey, linked_account_id: account };
  const body = JSON.stringify({
    event: "Employee Left",
    payload: { ...person, reason: "retired" },
  });
  // finds: bypass employee-left (possible)
  await fetch(eventUrl + "/trigger", { method: "POST", headers, body });
  try {
    // finds: bypass employee-left (possible)
    await axios.post(
      eventUrl,
      { event: "Employee Left", payload: { ...person, reason: "dismissed" } },
      { headers: { ...headers, "idempotency-key": "left-231" } },
    );
  } catch (error) {
    console.error(error);
  }
}

const api = axios.create({
  baseURL: `${baseUrl}/api/v2/public`,
  headers: { "x-api-key": apiKey },
});

export async function won(linked_account_id: string): Promise<void> {
  const payload = {
    deal: { id: 8, title: "Small", amount: 2, currency: "EUR" },
    line_items: [{ sku: "B-1", quantity: 1, discount: 0.5 }],
    tags: [],
  };
  // finds: bypass crm.opportunity.closed-won (possible)
  await api.post(
    "/event/hubspot",
    { event: "Deal Won", payload },
    { headers: { linked_account_id } },
  );
  // finds: bypass crm.opportunity.closed-won (possible)
  await api.request({
    method: "post",
    url: "/event/salesforce",
    headers: { linked_account_id },
    data: { event: "Deal Won", payload },
  });
  // finds: bypass crm.opportunity.closed-won
  const answer = await fetch(`${eventUrl}/hubspot`, {
    method: "POST",
    headers: { "x-api-key": apiKey, linked_account_id },
    body: JSON.stringify({ event: "Deal Won", payload }),
  });
  console.log(answer.status);
}

export async function forPage(token: string): Promise<void> {
  // finds: bypass employee-left (possible)
  await fetch(`${eventUrl}/employee-left`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      event: "Employee Left",
      payload: { employee_id: 232, last_day: "2026-10-01", reason: "retired" },
    }),
  });
}
