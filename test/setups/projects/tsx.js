// @ts-check
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "tsx",
  follow: ["tsx.md"],
  create: [
    `${esModules("nodenext")}
    npm install --save-dev tsx`,
  ],
  versions: ["tsx", "typescript"],
  fire: { by: "page" },
};
