// @ts-check

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "JavaScript, CommonJS",
  follow: ["javascript.md#commonjs"],
  create: ["npm init -y"],
  versions: [],
  fire: { by: "page" },
};
