// @ts-check
import { check, fire, manifest, workspace } from "../workspace.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Nx",
  follow: ["monorepos.md#npm", "monorepos.md#nx"],
  create: [
    workspace("*"),
    "npm install --save-dev typescript @types/node@24 nx",
  ],
  versions: ["nx", "typescript"],
  manifest,
  fire,
  check,
};
