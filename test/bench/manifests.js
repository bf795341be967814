// @ts-check
// Made-up events, always the same ones: words are picked by the event's number, never at random.

/** @typedef {Record<string, unknown>} Payload */
/** @typedef {{ slug: string, name: string, samples: Payload[] }} BenchEvent */

const areas = words(
  "crm hr billing support sales stock travel legal audit web",
);
const things = words(
  "account address asset budget campaign candidate case claim contact contract " +
    "course customer deal device document employee expense form goal invoice " +
    "issue lead leave location meeting message note offer order partner " +
    "payment plan product project quote refund report shipment task ticket",
);
const verbs = words(
  "accepted added approved archived assigned blocked cancelled changed closed " +
    "confirmed created declined deleted exported failed imported left merged " +
    "moved opened paid renamed restored reviewed shared",
);

/**
 * Makes events of twelve values each, two of them nested in an object and two in a list of objects. Every
 * third event has a second sample, which leaves one field out and has another null.
 *
 * @param {number} count at most 10,000
 * @returns {BenchEvent[]}
 */
export function makeEvents(count) {
  return Array.from({ length: count }, (_, index) => {
    const verb = pick(verbs, index);
    const thing = pick(things, Math.floor(index / verbs.length));
    const area = pick(
      areas,
      Math.floor(index / (verbs.length * things.length)),
    );
    const slug = `${area}-${thing}-${verb}`;
    return {
      slug,
      name: title(slug),
      samples: makeSamples(index, thing, verb),
    };
  });
}

/**
 * Makes one event of so many values, in objects of a hundred.
 *
 * @param {number} count a multiple of 100
 * @returns {BenchEvent}
 */
export function makeLargeEvent(count) {
  const entries = Array.from({ length: count }, (_, at) => [`value_${at}`, at]);
  const parts = Array.from({ length: count / 100 }, (_, at) => [
    `part_${at}`,
    Object.fromEntries(entries.slice(at * 100, (at + 1) * 100)),
  ]);
  return {
    slug: "ledger-closed",
    name: "Ledger Closed",
    samples: [Object.fromEntries(parts)],
  };
}

/**
 * @param {readonly BenchEvent[]} events
 * @param {"typescript" | "javascript"} language
 * @returns {string} the manifest as a person would have it in a repository
 */
export function manifestText(events, language) {
  const entries = events.map(({ slug, name, samples }) => [
    slug,
    { name, description: `${name}, as the product records it.`, samples },
  ]);
  const manifest = {
    output: "generated",
    language,
    events: Object.fromEntries(entries),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * @param {number} index
 * @param {string} thing
 * @param {string} verb
 * @returns {Payload[]}
 */
function makeSamples(index, thing, verb) {
  const day = String((index % 28) + 1).padStart(2, "0");
  const payload = {
    [`${thing}_id`]: index,
    [`${thing}_name`]: title(`${thing}-${index}`),
    [`${verb}_at`]: `2026-03-${day}T09:30:00Z`,
    owner_email: `owner${index}@example.com`,
    [`is_${verb}`]: index % 2 === 0,
    amount: index + 0.5,
    status: pick(["new", "open", "done"], index),
    [pick(["address", "origin", "site"], index)]: {
      city: "Pune",
      pincode: 560103 + index,
    },
    [pick(["items", "lines", "entries"], index)]: [
      { sku: `A-${index}`, quantity: 2 },
      { sku: "B-1", quantity: 1 },
    ],
  };
  const sample = { ...payload, due_on: `2026-04-${day}` };
  return index % 3 === 0 ? [sample, { ...payload, status: null }] : [sample];
}

/** @param {string} text */
function words(text) {
  return text.split(" ");
}

/**
 * @param {readonly string[]} list
 * @param {number} index
 */
function pick(list, index) {
  return /** @type {string} */ (list[index % list.length]);
}

/** @param {string} slug */
function title(slug) {
  return slug.replaceAll(
    /(^|-)(\w)/g,
    (_, dash, letter) => (dash ? " " : "") + letter.toUpperCase(),
  );
}
