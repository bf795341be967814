// @ts-check

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Deno",
  follow: ["deno.md"],
  tools: ["deno"],
  create: [
    `
    deno init
    npm init -y
    npm pkg set type=module`,
  ],
  versions: [],
  fire: { by: "page" },
};
