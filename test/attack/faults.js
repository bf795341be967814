// @ts-check
/**
 * What a server does with a request.
 *
 * @typedef {object} Fault
 * @property {string} name
 * @property {string} [answer] the bytes that it writes; without it, it resets the connection
 * @property {string} [stall] what it goes on to write without end
 * @property {boolean} [end] false if it leaves the connection open
 * @property {boolean} fired whether the event may have fired
 * @property {boolean} [fires429] whether the client may send again without a key
 */

/** @param {number | string} status @param {string} body @param {string} [headers] */
const http = (status, body, headers = "") =>
  `HTTP/1.1 ${status} x\r\ncontent-length: ${body.length}\r\n${headers}\r\n${body}`;

/** @param {number} status */
const chunked = (status) =>
  `HTTP/1.1 ${status} x\r\ntransfer-encoding: chunked\r\n\r\n`;

const block = `10000\r\n${" ".repeat(2 ** 16)}\r\n`;
const fired = { fired: true };
const refused = { fired: false };

/** @type {readonly Fault[]} */
export const faults = [
  { name: "reset", ...fired },
  { name: "silence", answer: "", end: false, ...fired },
  { name: "closed without an answer", answer: "", ...fired },
  { name: "not HTTP", answer: "SSH-2.0-x\r\n", ...fired },
  { name: "half of a status line", answer: "HTTP/1.1 20", ...fired },
  {
    name: "1xx without end",
    answer: "",
    stall: "HTTP/1.1 102 x\r\n\r\n",
    ...fired,
  },
  {
    name: "headers without end",
    answer: "HTTP/1.1 200 x\r\n",
    stall: "a: b\r\n",
    ...fired,
  },
  { name: "101", answer: "HTTP/1.1 101 x\r\nupgrade: x\r\n\r\n", ...fired },
  {
    name: "a negative length",
    answer: "HTTP/1.1 200 x\r\ncontent-length: -1\r\n\r\n{}",
    ...fired,
  },
  {
    name: "two lengths",
    answer:
      "HTTP/1.1 200 x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}",
    ...fired,
  },
  {
    name: "length and chunks",
    answer:
      "HTTP/1.1 200 x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ...fired,
  },
  { name: "a bad chunk", answer: `${chunked(200)}zz\r\n{}\r\n`, ...fired },
  {
    name: "a lie about gzip",
    answer: http(200, "{}", "content-encoding: gzip\r\n"),
    ...fired,
  },
  {
    name: "too short",
    answer: "HTTP/1.1 200 x\r\ncontent-length: 100\r\n\r\n{}",
    ...fired,
  },
  {
    name: "a redirect to another host",
    answer: http(307, "", "location: http://127.0.0.1:9/SECRET\r\n"),
    ...fired,
  },
  {
    name: "the secret in a message",
    answer: http(500, '{"message":"key SECRET","error_code":"SECRET"}'),
    ...fired,
  },
  {
    name: "the secret in a code",
    answer: http(
      400,
      '{"message":"no","error":"SECRET","request_id":"SECRET"}',
    ),
    ...refused,
  },
  ...[200, 302, 400, 401, 404, 408, 409, 429, 500, 503].flatMap((status) => {
    const isRefused = status >= 400 && status < 500;
    const kind = { fired: !isRefused, fires429: status === 429 };
    return [
      { name: `${status}, empty`, answer: http(status, ""), ...kind },
      { name: `${status}, a page`, answer: http(status, "<html>"), ...kind },
      {
        name: `${status}, half of JSON`,
        answer: http(status, '{"message":'),
        ...kind,
      },
      {
        name: `${status}, cut off`,
        answer: `${chunked(status)}5\r\n{"me`,
        ...kind,
      },
      {
        name: `${status}, stalled`,
        answer: chunked(status),
        end: false,
        ...kind,
      },
      {
        name: `${status}, dripping`,
        answer: chunked(status),
        stall: "1\r\n \r\n",
        ...kind,
      },
      {
        name: `${status}, without end`,
        answer: chunked(status),
        stall: block.repeat(8),
        ...kind,
      },
      {
        name: `${status}, a long message`,
        answer: http(status, JSON.stringify({ message: "x".repeat(1e6) })),
        ...kind,
      },
    ];
  }),
  ...[
    "1 ",
    "0.5",
    "-1",
    "soon",
    "1e9",
    "99999999999",
    "Wed, 21 Oct 2015 07:28:00 GMT",
  ].map((after) => ({
    name: `Retry-After: ${after}`,
    answer: http(429, "{}", `retry-after: ${after}\r\n`),
    fires429: true,
    ...refused,
  })),
  ...[
    { error: "INVALID_EVENT", message: "Trigger not found", status_code: 404 },
    { success: false, status_code: 500 },
    { error_type: "BAD_REQUEST" },
    { error: { code: 1 } },
  ].map((body) => ({
    name: `200 with ${JSON.stringify(body)}`,
    answer: http(200, JSON.stringify(body)),
    fired: body.status_code !== 404,
  })),
];
