// @ts-check
import { badItems, badRequests } from "../bad-requests.js";
import { bundledClient, clientOf, errorOf } from "../client.js";
import { serveRaw } from "../raw-server.js";
import { assert } from "../tally.js";

/**
 * Passes what no request can be made of, and batches of items that are none: nothing of them may arrive.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  const cobalt = await bundledClient(root);
  const server = await serveRaw({ answer: "" });
  const client = clientOf(cobalt, server.url);
  for (const [name, request] of badRequests)
    await tally.try(name, async () => {
      const error = await errorOf(cobalt, () =>
        cobalt.triggerCrmAccountAccepted(client, { payload: {}, ...request }),
      );
      assert(error?.name === "CobaltRequestError", String(error));
      assert(error.attempts === 0, `${error.attempts} attempts`);
      assert(server.requests() === 0, "was sent");
    });
  for (const [name, item] of badItems)
    await tally.try(name, async () => {
      const error = await errorOf(cobalt, async () => {
        for await (const { error } of cobalt.triggerMany(client, [item]))
          throw error;
      });
      assert(error, "no error");
      assert(server.requests() === 0, "was sent");
    });
  server.close();
}
