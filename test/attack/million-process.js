// @ts-check
// Started by attacks/million.js, in a heap that holds a small part of what it sends: fires so many events, made as they
// are asked for, in one batch. Prints how many succeeded.
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
const port = Number(new URL(baseUrl).port);
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
  const socket = idle.pop() ?? connect(port, "127.0.0.1");
  const lines = Object.entries(headers).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const path = url.slice(baseUrl.length);
  socket.write(
    `POST ${path} HTTP/1.1\r\n${lines.join("")}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  // The server's answer is so short that it comes in one piece.
  const answer = await new Promise((resolve, reject) => {
    socket.once("data", resolve).once("error", reject);
  });
  socket.removeAllListeners("error");
  idle.push(socket);
  const [head = "", text = ""] = String(answer).split("\r\n\r\n");
  return {
    status: Number(head.split(" ")[1]),
    headers: { get: () => null },
    text: async () => text,
  };
}
