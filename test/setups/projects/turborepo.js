// @ts-check
import { check, fire, manifest, workspace } from "../workspace.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Turborepo",
  follow: ["monorepos.md#npm", "monorepos.md#turborepo"],
  create: [
    workspace("*", { packageManager: "npm@11.0.0" }),
    "npm install --save-dev typescript @types/node@24 turbo",
  ],
  versions: ["turbo", "typescript"],
  manifest,
  fire,
  check,
};
