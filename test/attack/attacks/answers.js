// @ts-check
import { bundledClient, clientOf, errorOf, secret } from "../client.js";
import { faults } from "../faults.js";
import { serveRaw } from "../raw-server.js";
import { assert, FiredTwice } from "../tally.js";

/**
 * Fires events at servers that break every rule, with an idempotency key and without one.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  const cobalt = await bundledClient(root);
  for (const fault of faults)
    for (const key of [undefined, "order-7"])
      await tally.try(`${fault.name}, ${key ? "with" : "without"} a key`, () =>
        fireAt(fault, key, cobalt),
      );
}

/**
 * @param {import("../faults.js").Fault} fault
 * @param {string | undefined} idempotencyKey
 * @param {any} cobalt
 */
async function fireAt(fault, idempotencyKey, cobalt) {
  const answer = fault.answer?.replaceAll("SECRET", secret);
  const server = await serveRaw({ ...fault, answer });
  try {
    const client = clientOf(cobalt, server.url);
    const error = await errorOf(cobalt, () =>
      cobalt.triggerCrmAccountAccepted(client, { payload: {}, idempotencyKey }),
    );
    const requests = server.requests();
    // A 429 fired nothing, so it may come again.
    if (!idempotencyKey && requests > 1 && !fault.fires429)
      throw new FiredTwice(`${requests} requests`);
    assert(
      !error || error.mayHaveFired || !fault.fired || requests === 0,
      "said not to have fired, but may have",
    );
  } finally {
    server.close();
  }
}
