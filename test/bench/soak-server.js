// @ts-check
// A mock of the platform in a process of its own, one of whose answers in twenty is a fault. Prints its
// address, and once its input ends, what fired.
import { once } from "node:events";
import { createMockCobalt } from "../../dist/testing.js";
import { randomNumbers } from "./random.js";

/** @typedef {import("../../src/testing.js").MockAnswer} MockAnswer */

/** @type {readonly MockAnswer[]} */
const faults = [
  { status: 429, retryAfter: 0 },
  { status: 500, fires: true },
  { status: 502, body: "<html>Bad Gateway</html>" },
  { status: 503, fires: true },
  { drop: "request" },
  { drop: "answer", fires: true },
  { drop: "answer", fires: false },
  { drop: "body" },
  { delayMs: 2_000, fires: true },
];

const random = randomNumbers(221);
let injected = 0;

const mock = await createMockCobalt({
  idempotencyHeader: "idempotency-key",
  answer: () => {
    if (random() >= 0.05) return undefined;
    injected += 1;
    return faults[Math.floor(random() * faults.length)];
  },
});
console.log(mock.baseUrl);

await once(process.stdin.resume(), "end");
/** @type {Map<unknown, number>} */
const firings = new Map();
for (const { payload } of mock.events) {
  const id = payload?.["id"];
  firings.set(id, (firings.get(id) ?? 0) + 1);
}
const doubled = [...firings.values()].filter((times) => times > 1).length;
console.log(
  JSON.stringify({ ...mock.counts, injected, distinct: firings.size, doubled }),
);
await mock.close();
