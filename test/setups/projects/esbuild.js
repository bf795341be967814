// @ts-check
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "esbuild",
  follow: ["esbuild.md"],
  create: [
    `${esModules("es2022")}
    npm install --save-dev esbuild`,
  ],
  versions: ["esbuild", "typescript"],
  fire: { run: "node dist/main.js" },
};
