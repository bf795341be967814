// @ts-check
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { CommandError, runCommands, whileServing } from "./shell.js";

/**
 * Fires the event from what the project has built, and holds what the mock got to it.
 *
 * @param {import("./set-up.js").Fire} fire
 * @param {import("./shell.js").Place} place
 * @param {import("../../dist/testing.js").MockCobalt<import("../../dist/testing.js").AnyPayloads>} mock
 */
export async function fire(fire, place, mock) {
  if ("run" in fire) await runCommands(fire.run, place);
  else if ("serve" in fire) {
    const port = await freePort();
    const env = { ...place.env, PORT: String(port) };
    await whileServing(fire.serve, { ...place, env }, () =>
      post(`http://127.0.0.1:${port}${fire.path}`, fire.body),
    );
  }
  const [event] = mock.events;
  if (event?.slug !== "employee-created" || mock.events.length !== 1)
    throw new CommandError(
      `The mock got ${mock.events.length} events`,
      JSON.stringify(mock.requests, null, 2),
    );
}

/**
 * Asks a server that may not be up yet.
 *
 * @param {string} url
 * @param {unknown} value
 */
async function post(url, value) {
  for (let tries = 0; ; tries++)
    try {
      const body = JSON.stringify(value);
      const headers = { "content-type": "application/json" };
      const response = await fetch(url, { method: "POST", headers, body });
      if (response.ok) return;
      throw new Error(`${response.status} ${await response.text()}`, {
        cause: "answered",
      });
    } catch (error) {
      if (/** @type {Error} */ (error).cause === "answered" || tries === 120)
        throw error;
      await wait(500);
    }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
