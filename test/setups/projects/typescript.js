// @ts-check
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "TypeScript, ES modules",
  follow: ["typescript.md#es-modules"],
  create: [esModules("nodenext")],
  versions: ["typescript"],
  fire: { run: "node dist/main.js" },
};
