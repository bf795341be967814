// @ts-check

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Bun",
  follow: ["bun.md"],
  tools: ["bun"],
  create: ["bun init --yes"],
  versions: [],
  fire: { by: "page" },
  check: "bun run cobalt:check",
};
