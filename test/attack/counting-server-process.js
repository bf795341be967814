// @ts-check
// A server of raw sockets that takes every event, and counts how often each came; prints its address, and once its input
// ends, the counts. Started by attacks/million.js with the number of events.
import { once } from "node:events";
import { createServer } from "node:net";

const seen = new Uint8Array(Number(process.argv[2]));
const said = '{"message":"Webhook Fired Success"}';
const answer = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${said.length}\r\n\r\n${said}`;

const server = createServer((socket) => {
  let received = "";
  socket.setNoDelay(true);
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    received += bytes.toString("latin1");
    for (;;) {
      const head = received.indexOf("\r\n\r\n");
      if (head === -1) return;
      const [, length] = /\r\ncontent-length: (\d+)/i.exec(received) ?? [];
      const end = head + 4 + Number(length);
      if (received.length < end) return;
      const [, id] = /"id":(\d+)/.exec(received.slice(head, end)) ?? [];
      received = received.slice(end);
      seen[Number(id)] += 1;
      socket.write(answer);
    }
  });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (typeof address === "object")
  console.log(`http://127.0.0.1:${address?.port}`);

await once(process.stdin.resume(), "end");
const missing = seen.filter((times) => times === 0).length;
const doubled = seen.filter((times) => times > 1).length;
console.log(JSON.stringify({ missing, doubled }));
process.exit();
