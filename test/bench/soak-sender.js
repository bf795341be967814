// @ts-check
// Sends events for soak-record.js, a few at a time, and prints now and then how many there have been.
const count = Number(process.argv[2]);
let sent = 0;

await Promise.all(Array.from({ length: 16 }, send));

async function send() {
  while (sent < count) {
    const id = sent++;
    await fire(id);
    if ((id + 1) % Math.ceil(count / 10) === 0) console.log(id + 1);
  }
}

async function fire(/** @type {number} */ id) {
  const slug = `event-${id % 20}`;
  const payload = {
    id,
    email: `canary${id}@acme-corp.io`,
    api_token: `tk_canary${id}dcT1zdp7dc4eC39Hq`,
    // Every second one is of a shape that nobody has seen.
    ...(id % 2 === 0 && { [`key_${id}`]: true }),
  };
  const response = await fetch(
    `${process.env["COBALT_BASE_URL"]}/api/v2/public/event/${slug}`,
    {
      method: "POST",
      headers: { "x-api-key": "tk_canary", linked_account_id: "acme" },
      body: JSON.stringify({ event: slug, payload }),
    },
  );
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  await response.text();
}
