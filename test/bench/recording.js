// @ts-check
import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { randomNumbers } from "./random.js";

const kinds = ["created", "updated", "closed", "reopened"];
const countries = ["DE", "FR", "US", "IN"];

/**
 * Writes recorded payloads, a line each, of about 750 bytes.
 *
 * @param {string} folder
 * @param {number} count
 * @returns {{ file: string, bytes: number }}
 */
export function writeRecording(folder, count) {
  const file = join(folder, `recorded-${count}.ndjson`);
  const random = randomNumbers(count);
  const descriptor = openSync(file, "w");
  let text = "";
  for (let id = 0; id < count; id += 1) {
    text += `${JSON.stringify(payload(id, random))}\n`;
    if (text.length < 2 ** 20 && id + 1 < count) continue;
    writeSync(descriptor, text);
    text = "";
  }
  closeSync(descriptor);
  return { file, bytes: statSync(file).size };
}

/**
 * @param {number} id
 * @param {() => number} random
 */
function payload(id, random) {
  const whole = () => Math.floor(random() * 1e6);
  return {
    id,
    event_id: `evt_${whole().toString(36)}${id.toString(36)}`,
    kind: kinds[id % kinds.length],
    created_at: new Date(1.76e12 + id * 1_000).toISOString(),
    url: `https://api.example.com/v2/customers/${id}/orders?page=${id % 9}`,
    customer: {
      id: whole(),
      email: `user${whole()}@example.com`,
      name: `Customer ${id % 997}`,
      is_new: random() < 0.5,
      address:
        random() < 0.8
          ? {
              street: `Lorem ipsum ${whole()}`,
              zip: String(10_000 + (id % 90_000)),
              country: countries[id % countries.length],
              geo: { lat: random() * 90, lng: random() * 180 },
            }
          : null,
    },
    items: Array.from({ length: 1 + (id % 3) }, (_, at) => ({
      sku: `SKU-${id % 100}-${at}`,
      quantity: 1 + at,
      price: whole() / 100,
      tags: at % 2 === 0 ? [] : ["new", "sale"],
    })),
    ...(id % 7 === 0 && {
      note: `What people write who have something to say about number ${id}.`,
    }),
    shipping: {
      carrier: id % 5 === 0 ? null : `carrier-${id % 12}`,
      tracking: `JD${String(whole()).padStart(18, "0")}`,
      weight_kg: whole() / 1_000,
      express: random() < 0.1,
    },
    trace: {
      request_id: `0b9f1f0e-7f4c-4b0e-9d6f-${String(1e11 + id)}0`,
      source: "web",
      attempts: id % 3,
      duration_ms: random() * 100,
    },
  };
}
