// @ts-check
// `npm run attack`: fires events at servers of raw sockets that break every rule, with an idempotency key and
// without one, and counts: tried, held (a documented error or a result within its time), leaked (the secret in
// anything that an error shows), fired twice (sent again where that could fire twice).
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  clearInterval,
  clearTimeout,
  setInterval,
  setTimeout,
} from "node:timers";
import { inspect } from "node:util";
import { bundledClient } from "./attack-client.js";
import { faults } from "./attack-faults.js";
import { badItems, badRequests } from "./attack-inputs.js";

/** @typedef {import("./attack-faults.js").Fault} Fault */

const SECRET = "tk_canary/0123456789";
const TIMEOUT_MS = 400;
/** One call's limit, and what a busy machine may add. */
const PATIENCE_MS = 5_000;

const root = mkdtempSync(join(tmpdir(), "cobalt-events-attack-"));
const counts = { tried: 0, held: 0, leaked: 0, firedTwice: 0 };
/** @type {string[]} */
const problems = [];
process.on("unhandledRejection", (fault) => {
  problems.push(`unhandled rejection: ${String(fault)}`);
});
try {
  const cobalt = await bundledClient(root);
  for (const fault of faults)
    for (const idempotencyKey of [undefined, "order-7"])
      await attackBy(fault, idempotencyKey, cobalt);
  await misuse(cobalt);
} finally {
  rmSync(root, { recursive: true, force: true });
}
const { tried, held, leaked, firedTwice } = counts;
console.log(
  `tried ${tried}, held ${held}, leaked ${leaked}, fired twice ${firedTwice}`,
);
for (const problem of problems) console.log(problem);
process.exit(problems.length ? 1 : 0);

/**
 * One call at a server with one fault.
 *
 * @param {Fault} fault
 * @param {string | undefined} idempotencyKey
 * @param {any} cobalt what was generated
 */
async function attackBy(fault, idempotencyKey, cobalt) {
  const server = await serve(fault);
  const client = clientOf(cobalt, server.url);
  const name = `${fault.name}, ${idempotencyKey ? "with" : "without"} a key`;
  const outcome = await outcomeOf(name, cobalt, () =>
    cobalt.triggerCrmAccountAccepted(client, { payload: {}, idempotencyKey }),
  );
  // A 429 fired nothing, so it may come again.
  if (!idempotencyKey && server.requests() > 1 && !fault.fires429) {
    counts.firedTwice += 1;
    problems.push(`${name}: ${server.requests()} requests`);
  }
  if (outcome && !outcome.mayHaveFired && fault.fired && server.requests())
    problems.push(`${name}: said not to have fired, but may have`);
  server.close();
}

/**
 * Requests that cannot be made, and batches of items that are none: nothing of them may arrive.
 *
 * @param {any} cobalt what was generated
 */
async function misuse(cobalt) {
  const server = await serve({ name: "", answer: "", fired: false });
  const client = clientOf(cobalt, server.url);
  for (const [name, request] of badRequests) {
    const error = await outcomeOf(name, cobalt, () =>
      cobalt.triggerCrmAccountAccepted(client, { payload: {}, ...request }),
    );
    if (error?.name !== "CobaltRequestError" || error.attempts > 0)
      problems.push(`${name}: ${String(error)}`);
  }
  for (const [name, item] of badItems) {
    await outcomeOf(name, cobalt, async () => {
      for await (const { error } of cobalt.triggerMany(client, [item]))
        throw error;
    });
  }
  if (server.requests())
    problems.push(`${server.requests()} bad requests sent`);
  server.close();
}

/**
 * The error of one call, and what it shows.
 *
 * @param {string} name
 * @param {any} cobalt
 * @param {() => Promise<unknown>} call
 */
async function outcomeOf(name, cobalt, call) {
  counts.tried += 1;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("hangs")), PATIENCE_MS);
  });
  try {
    await Promise.race([late, call()]);
    counts.held += 1;
    return undefined;
  } catch (error) {
    if (error instanceof cobalt.CobaltError) counts.held += 1;
    else problems.push(`${name}: ${String(error)}`);
    const shown = inspect(error, { depth: Infinity, showHidden: true });
    if (shown.includes(SECRET)) {
      counts.leaked += 1;
      problems.push(`${name}: the secret is in the error`);
    }
    return /** @type {any} */ (error);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {any} cobalt @param {string} baseUrl */
function clientOf(cobalt, baseUrl) {
  return cobalt.createCobaltClient({
    apiKey: SECRET,
    linkedAccountId: "acme@example.com",
    baseUrl,
    timeoutMs: TIMEOUT_MS,
    retry: { attempts: 3, baseDelayMs: 1, totalMs: 1_500 },
  });
}

/**
 * A server of raw sockets that answers each request by the fault.
 *
 * @param {Fault} fault
 */
async function serve({ answer, stall, end = true }) {
  let requests = 0;
  /** @type {Set<import("node:net").Socket>} */
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    let received = "";
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
      if (!/\r\n\r\n.*\}$/s.test(received)) return;
      received = "";
      requests += 1;
      if (answer === undefined) return void socket.resetAndDestroy();
      socket.write(answer.replaceAll("SECRET", SECRET), "latin1");
      if (stall) drip(socket, stall);
      else if (end) socket.end();
    });
  });
  await /** @type {Promise<void>} */ (
    new Promise((done) => server.listen(0, "127.0.0.1", done))
  );
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: () => requests,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Writes the text again and again, for as long as it is taken. @param {import("node:net").Socket} socket @param {string} text */
function drip(socket, text) {
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else if (!socket.writableNeedDrain) socket.write(text);
  }, 5);
}
