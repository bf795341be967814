// @ts-check
import { byCommand } from "../set-up.js";
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "lint-staged",
  follow: ["lint-staged.md"],
  create: [
    `${esModules("nodenext")}
    npm install --save-dev lint-staged
    git init --quiet
    git config user.name Ana
    git config user.email ana@example.com
    echo node_modules > .gitignore`,
  ],
  versions: ["lint-staged"],
  fire: byCommand,
};
