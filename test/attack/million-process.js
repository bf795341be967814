// @ts-check
// Started by attacks/million.js, in a heap that holds a small part of what it sends: fires so many events, made as they
// are asked for, in one batch. Prints how many succeeded.
import { once } from "node:events";
import { connect } from "node:net";
import { pathToFileURL } from "node:url";

const [bundle = "", baseUrl = "", count] = process.argv.slice(2);
const { createCobaltClient, triggerMany } = await import(
  pathToFileURL(bundle).href
);
const client = createCobaltClient({
  apiKey: "tk_attack",
  linkedAccountId: "acme@example.com",
  baseUrl,
  fetch: rawFetch,
});
/** Connections without a request under way. @type {import("node:net").Socket[]} */
const idle = [];

let succeeded = 0;
for await (const { ok } of triggerMany(client, items(), { concurrency: 32 }))
  if (ok) succeeded += 1;
console.log(succeeded);
process.exit();

function* items() {
  for (let id = 0; id < Number(count); id += 1) {
    const payload = { id, text: "x".repeat(200) };
    yield { slug: "crm-account-accepted", payload };
  }
}

/**
 * A tenth of what a `fetch` costs that obeys its whole standard, so that a million takes a minute and not ten.
 *
 * @param {string} url
 * @param {{ headers: Record<string, string>, body: string }} request
 */
async function rawFetch(url, { headers, body }) {
  const { hostname, port, pathname } = new URL(url);
  const socket = idle.pop() ?? connect(Number(port), hostname);
  const lines = Object.entries({
    ...headers,
    host: hostname,
    "content-length": Buffer.byteLength(body),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${pathname} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  // The server's answer is so short that it comes in one piece.
  const [bytes] = await once(socket, "data");
  idle.push(socket);
  const [head = "", text] = String(bytes).split("\r\n\r\n");
  return new Response(text, { status: Number(head.split(" ")[1]) });
}
