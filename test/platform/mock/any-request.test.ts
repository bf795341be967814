// No request ends the mock, nor the printing of what it fired.
import { connect } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  renderFired,
  renderUnfired,
} from "../../../src/cli/commands/mock/render-mock.js";
import { FIRED, read, send, start } from "./start.js";

/** A mock that prints, as the command does, into a list. */
async function startPrinting() {
  const printed: string[] = [];
  const server = await start({
    onRequest: (request, event, { message }) =>
      printed.push(
        event ? renderFired(event) : renderUnfired(request, message),
      ),
  });
  return { server, printed };
}

const event = (payload: string): string => `{"event":"E","payload":${payload}}`;

test.each([
  [
    "nested deeper than a stack",
    `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
    "a payload nested deeper than 200 levels",
  ],
  [
    "larger than anybody reads, and than a string holds once it is laid out",
    `{"a":${"[".repeat(190)}${"1,".repeat(1_500_000)}1${"]".repeat(190)}}`,
    "a payload of 3,000,387 characters",
  ],
])("a payload %s", async (_, payload, want) => {
  const { server, printed } = await startPrinting();
  expect(await read(send(server, { body: event(payload) }))).toEqual({
    status: 200,
    body: FIRED,
  });
  expect(printed.join("")).toContain(want);
});

test("a fault of the mock's own is its answer, and the next request is as usual", async () => {
  const check = () => {
    throw new RangeError("Maximum call stack size exceeded");
  };
  const known = [{ slug: "e", event: "E", check }];
  const server = await start({ known });
  expect(await read(send(server, { body: event("{}") }))).toEqual({
    status: 500,
    body: { message: "The mock failed: Maximum call stack size exceeded" },
  });
  expect((await send(server, { body: { event: "F" } })).status).toBe(400);
});

test("random requests", async () => {
  const { server } = await startPrinting();
  const port = Number(new URL(server.baseUrl).port);
  const token = fc.constantFrom(
    "POST /api/v2/public/event",
    "OPTIONS * HTTP/1.1\r\n",
    "CONNECT a:1 HTTP/1.1\r\n\r\n",
    "/%E0%A4%A",
    "//a/?\u0000",
    " HTTP/1.1\r\n",
    "host: x\r\n",
    "x-api-key: k\r\nlinked_account_id: a\r\n",
    "linked_account_id: \u00FF\r\n",
    "access-control-request-headers: a\u007F\u00E9\r\n",
    "expect: 100-continue\r\n",
    "connection: upgrade\r\nupgrade: x\r\n",
    "transfer-encoding: chunked\r\n",
    "content-length: 24\r\n",
    "\r\n",
    '{"event":"E","payload":{}}',
    "ffffffff\r\n",
  );
  const request = fc
    .array(fc.oneof({ weight: 9, arbitrary: token }, fc.string()))
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(request, async (text) => {
      await new Promise<void>((done) => {
        const socket = connect(port, "127.0.0.1", () => {
          socket.end(text, "latin1");
        });
        socket.on("error", () => undefined).on("close", () => done());
        socket.resume();
      });
    }),
    { numRuns: 300 },
  );
  expect((await send(server, { body: event("{}") })).status).toBe(200);
});
