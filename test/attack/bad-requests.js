// @ts-check
/** @type {any} */
const circular = {};
circular.self = circular;

/**
 * What no request can be made of.
 *
 * @type {readonly (readonly [name: string, request: object])[]}
 */
export const badRequests = [
  ["blank key", { idempotencyKey: " " }],
  ["blank account", { linkedAccountId: "\t" }],
  ["signal {}", { signal: {} }],
  ["signal text", { signal: "abort" }],
  ["circular payload", { payload: circular }],
  ["BigInt", { payload: { id: 1n } }],
  ...[NaN, -1, "5"].flatMap((limit) =>
    [
      { timeoutMs: limit },
      { retry: { totalMs: limit } },
      { retry: { baseDelayMs: limit } },
    ].map(
      (request) =>
        /** @type {const} */ ([
          `limit ${limit} in ${Object.keys(request).join()}`,
          request,
        ]),
    ),
  ),
  ...[
    "a:b",
    "host",
    "connection",
    "expect",
    "content-length",
    "transfer-encoding",
    "x\r\ny",
  ].map(
    (name) =>
      /** @type {const} */ ([
        `header ${JSON.stringify(name)}`,
        { headers: { [name]: "7" } },
      ]),
  ),
];

/**
 * What is no item of a batch.
 *
 * @type {readonly (readonly [name: string, item: unknown])[]}
 */
export const badItems = [
  ["item null", null],
  ["item undefined", undefined],
  ["item 5", 5],
  ["item []", []],
  ["item with a signal {}", { slug: "crm-account-accepted", signal: {} }],
  [
    "item that throws",
    {
      get slug() {
        throw new Error("getter");
      },
    },
  ],
];
