// @ts-check
import { byCommand } from "../set-up.js";
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Biome",
  follow: ["biome.md"],
  create: [
    `${esModules("nodenext")}
    npm install --save-dev @biomejs/biome
    npx biome init`,
  ],
  versions: ["@biomejs/biome"],
  fire: byCommand,
};
