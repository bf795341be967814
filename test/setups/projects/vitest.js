// @ts-check
import { byCommand } from "../set-up.js";
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "vitest",
  follow: ["vitest.md"],
  create: [
    `${esModules("es2022")}
    npm install --save-dev vitest`,
  ],
  versions: ["vitest", "typescript"],
  fire: byCommand,
};
