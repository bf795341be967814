// @ts-check

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "JavaScript, ES modules",
  follow: ["javascript.md#es-modules"],
  create: ["npm init -y && npm pkg set type=module"],
  versions: [],
  fire: { by: "page" },
};
