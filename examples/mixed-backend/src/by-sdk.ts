// Events that are fired by the vendor's SDK, as `usages --fix` can rewrite them.
import { Cobalt } from "@cobaltio/cobalt";
import { apiKey, baseUrl, cobalt } from "./platform.js";

const own = new Cobalt({ apiKey, baseUrl });

export async function leave(account: string, ids: number[]): Promise<void> {
  const last_day = "2026-09-30";
  // finds: bypass employee-left (possible)
  await cobalt.event({
    linked_account_id: account,
    event: "Employee Left",
    // In the configuration of their region.
    config_id: "eu",
    payload: { employee_id: 221, last_day, reason: "resigned" },
  });
  await Promise.all(
    ids.map((employee_id) =>
      // finds: bypass employee-left (possible)
      own.event({
        event: "Employee Left",
        slug: "employee-left",
        linked_account_id: account,
        payload: { employee_id, last_day, reason: "retired" },
      }),
    ),
  );
  // finds: bypass employee-left (possible)
  await new Cobalt({ apiKey, baseUrl }).triggerEvent({
    linked_account_id: account,
    event: "Employee Left",
    payload: { employee_id: 224, last_day, reason: "dismissed" },
  });
  // finds: bypass employee-left
  await own.triggerEvent({
    linked_account_id: account,
    event: "Employee Left",
    config_id: "eu",
    payload: { employee_id: 225, last_day, reason: "dismissed" },
  });
}

export class Sales {
  readonly #client = new Cobalt({ apiKey, baseUrl });

  async won(linked_account_id: string): Promise<void> {
    const payload = {
      deal: { id: 7, title: "Big", amount: 12.5, currency: "EUR" },
      line_items: [{ sku: "A-1", quantity: 2, discount: null }],
      tags: ["new"],
    };
    // finds: bypass crm.opportunity.closed-won (possible)
    await this.#client.event({
      linked_account_id,
      event: "Deal Won",
      slug: "hubspot",
      payload,
    });
    // finds: bypass crm.opportunity.closed-won (possible)
    await this.#client.event({
      slug: "pipedrive",
      event: "Deal Won",
      linked_account_id,
      payload,
    });
    // finds: bypass crm.opportunity.closed-won
    await this.#client.event({ linked_account_id, event: "Deal Won", payload });
  }
}
