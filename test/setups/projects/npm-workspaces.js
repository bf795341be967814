// @ts-check
import { check, fire, manifest, workspace } from "../workspace.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "npm workspaces",
  follow: ["monorepos.md#npm"],
  create: [workspace("*"), "npm install --save-dev typescript @types/node@24"],
  versions: ["typescript"],
  manifest,
  fire,
  check,
};
