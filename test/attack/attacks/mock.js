// @ts-check
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import fc from "fast-check";
import { startCli } from "../cli.js";
import { assert, Leak } from "../tally.js";

const tries = 5_000;
const secret = "tk_canary_0123456789";

/**
 * Sends made-up requests to `mock`: each is answered or its connection closed, nothing of a secret is printed and
 * nothing that a terminal obeys, and the mock lives on.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  const manifest = { events: { e: { sample: { a: 1, b: ["x"] } } } };
  writeFileSync(join(root, "cobalt.events.json"), JSON.stringify(manifest));
  const mock = startCli(["mock", "--port", "0", "--check-payloads"], root);
  let printed = "";
  mock.stdout.on("data", (bytes) => (printed += bytes));
  mock.stderr.on("data", (bytes) => (printed += bytes));
  const [line] = await once(createInterface(mock.stderr), "line");
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]);

  for (const [at, chunks] of fc
    .sample(request, { numRuns: tries, seed: 11 })
    .entries())
    await tally.try(
      `request ${at}: ${JSON.stringify(chunks).slice(0, 200)}`,
      async () => {
        await send(port, chunks);
        assert(
          mock.exitCode === null,
          `the mock ended: ${printed.slice(-300)}`,
        );
      },
    );
  await tally.try("a request as usual, after all that", async () => {
    const answer = await send(port, [usual]);
    assert(answer.startsWith("HTTP/1.1 200"), answer.slice(0, 200));
  });
  mock.kill("SIGINT");
  await once(mock, "close");
  await tally.try("what was printed", () => {
    if (printed.includes(secret)) throw new Leak("the secret is printed");
    const [unsafe] = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u.exec(printed) ?? [];
    assert(!unsafe, `prints ${JSON.stringify(unsafe)}`);
    assert(!/^ {4}at /m.test(printed), "prints a stack");
  });
  const fired = printed.match(/^\d\d:\d\d:\d\d .*\be {2}/gm)?.length ?? 0;
  tally.remarks.push(`${fired} of them fired`);
}

const usualBody = '{"event":"e","payload":{"a":1,"b":["x"]}}';
const usual = `POST /api/v2/public/event/e HTTP/1.1\r\nhost: x\r\nx-api-key: ${secret}\r\nlinked_account_id: a\r\ncontent-length: ${usualBody.length}\r\nconnection: close\r\n\r\n${usualBody}`;

/**
 * Sends bytes, in pieces, and then no more.
 *
 * @param {number} port
 * @param {readonly string[]} chunks of code units that stand for bytes
 * @returns {Promise<string>} what came back until the connection was closed
 */
function send(port, chunks) {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      for (const chunk of chunks) socket.write(chunk, "latin1");
      socket.end();
    });
    socket.setNoDelay(true);
    socket.setTimeout(5_000, () => {
      socket.destroy();
      reject(new Error("neither an answer nor an end"));
    });
    socket.on("data", (bytes) => (answer += bytes.toString("latin1")));
    // A reset is an end, too.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}

const junk = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc
    .uint8Array({ maxLength: 60 })
    .map((bytes) => Buffer.from(bytes).toString("latin1")),
  fc.constantFrom(
    "\0",
    "\r\n",
    "\n",
    "\u001b[2J",
    "\u009b",
    "%",
    "%E0%A4%A",
    "__proto__",
    "x".repeat(70_000),
  ),
);

const requestLine = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant("POST") },
      fc.constantFrom(
        "GET",
        "OPTIONS",
        "CONNECT",
        "HEAD",
        "TRACE",
        "PRI",
        "post",
        "",
      ),
      junk,
    ),
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          "/api/v2/public/event/e",
          "/api/v2/public/event",
          "/api/v2/public/event/trigger",
        ),
      },
      fc.constantFrom(
        "*",
        "/",
        "//",
        "http://[::1/",
        "/api/v2/public/event/%E0%A4%A",
        "/api/v2/public/event/..%2f",
        "a:443",
      ),
      junk.map((text) => `/api/v2/public/event/${text}`),
      junk,
    ),
    fc.oneof(
      { weight: 9, arbitrary: fc.constant("HTTP/1.1") },
      fc.constantFrom("HTTP/1.0", "HTTP/2.0", "HTTP/9", ""),
    ),
  )
  .map((words) => words.join(" "));

const header = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      `x-api-key: ${secret}`,
      `authorization: Bearer ${secret}`,
      "linked_account_id: a",
      "host: x",
    ),
  },
  fc.constantFrom(
    "expect: 100-continue",
    "expect: x",
    "connection: upgrade\r\nupgrade: websocket",
    "upgrade: h2c",
    "transfer-encoding: chunked",
    "transfer-encoding: gzip",
    "content-length: -1",
    "content-length: 9999999",
    "content-length: 5\r\ncontent-length: 6",
    "content-encoding: gzip",
    "content-type: text/\u00ff",
    "access-control-request-headers: a\u007f\u00e9",
    "origin: \u00ff",
    "cookie: a=b",
    " folded: x",
  ),
  fc
    .tuple(
      fc.constantFrom(
        "slug",
        "config_id",
        "idempotency-key",
        "linked_account_id",
        "x",
        "__proto__",
        "constructor",
      ),
      junk,
    )
    .map(([name, value]) => `${name}: ${value}`),
  junk,
);

const body = fc.oneof(
  { weight: 4, arbitrary: fc.constant(usualBody) },
  fc.json().map((json) => `{"event":"e","payload":${json}}`),
  fc.json(),
  fc
    .tuple(junk, junk)
    .map(([key, value]) =>
      JSON.stringify({ event: "e", payload: { [key]: value, a: 1, b: [] } }),
    ),
  fc.constantFrom(
    '{"event":"e","payload":{"__proto__":{"polluted":1},"a":1,"b":[]}}',
    `{"event":"e","payload":${'{"a":'.repeat(6_000)}1${"}".repeat(6_000)}}`,
    `{"event":"e","payload":{"a":1e999,"b":["\\ud800"]}}`,
    '{"event":{"toString":1}}',
    "ffffffff\r\n",
    '5\r\n{"eve\r\n0\r\n\r\n',
    "",
  ),
  junk,
);

/** Most of them nearly right, so that they get past the first check; in one piece or several. */
const request = fc
  .record({
    line: requestLine,
    headers: fc.array(header, { maxLength: 6 }),
    body,
    hasLength: fc.boolean(),
    isKnown: fc.boolean(),
    cuts: fc.array(fc.nat(400), { maxLength: 3 }),
  })
  .map(({ line, headers, body, hasLength, isKnown, cuts }) => {
    const length = hasLength
      ? [`content-length: ${Buffer.byteLength(body, "latin1")}`]
      : [];
    const known = isKnown
      ? ["host: x", `x-api-key: ${secret}`, "linked_account_id: a"]
      : [];
    const head = [line, ...known, ...headers, ...length].join("\r\n");
    return cutAt(`${head}\r\n\r\n${body}`, cuts);
  });

/** @param {string} text @param {readonly number[]} cuts */
function cutAt(text, cuts) {
  const bounds = [0, ...cuts.toSorted((a, b) => a - b), text.length];
  return bounds.slice(1).map((end, at) => text.slice(bounds[at], end));
}
