// @ts-check
import { once } from "node:events";
import { createServer } from "node:net";
import { clearInterval, setInterval } from "node:timers";

/** @typedef {import("./faults.js").Fault} Fault */
/** @typedef {Pick<Fault, "answer" | "stall" | "end">} Behaviour */

/**
 * Starts a server of raw sockets that answers each request alike.
 *
 * @param {Behaviour} behaviour
 */
export async function serveRaw({ answer, stall, end = true }) {
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
      socket.write(answer, "latin1");
      if (stall) drip(socket, stall);
      else if (end) socket.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
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

/**
 * Writes the text again and again, for as long as it is taken.
 *
 * @param {import("node:net").Socket} socket
 * @param {string} text
 */
function drip(socket, text) {
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else if (!socket.writableNeedDrain) socket.write(text);
  }, 5);
}
