// @ts-check
// A server that takes every event, as fast as Node can; prints its port.
import { createServer } from "node:http";

const answer = '{"message":"Webhook Fired Success"}';

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": answer.length,
    });
    response.end(answer);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(address?.port);
});
