// @ts-check
// Fires events, with the generated client or with a bare `fetch`; bundled with the code of a workspace.
// `node send.js ours|bare <url> <events> <concurrency>`
// @ts-expect-error generated in the workspace
import { createCobaltClient, triggerCrmAccountAdded } from "generated";

const [, , side = "", baseUrl = "", events = "", concurrency = ""] =
  process.argv;
const key = "tk_bench";
const linkedAccountId = "acme@example.com";
const payload = {
  id: 221,
  name: "Mark Wood",
  email: "mark.wood@example.com",
  active: true,
  address: { street: "lorem ipsum", pincode: 560103 },
};
const client = createCobaltClient({ apiKey: key, baseUrl });

/** What people write who have no client, but a limit of time. */
async function bare() {
  const response = await fetch(
    `${baseUrl}/api/v2/public/event/crm-account-added`,
    {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "x-api-key": key,
        linked_account_id: linkedAccountId,
      },
      body: JSON.stringify({ event: "crm-account-added", payload }),
      signal: AbortSignal.timeout(30_000),
    },
  );
  if (!response.ok) throw new Error(`status ${response.status}`);
  return await response.json();
}

const fire =
  side === "bare"
    ? bare
    : () => triggerCrmAccountAdded(client, { linkedAccountId, payload });

let left = Number(events);
async function work() {
  while (left > 0) {
    left -= 1;
    await fire();
  }
}
await Promise.all(Array.from({ length: Number(concurrency) }, work));
