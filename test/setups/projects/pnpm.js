// @ts-check
import { fire, manifest, workspace } from "../workspace.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "pnpm workspace",
  follow: ["monorepos.md#pnpm"],
  tools: ["pnpm"],
  create: [
    {
      ...workspace("workspace:*"),
      "pnpm-workspace.yaml": "packages: [packages/*, services/*]\n",
    },
    "pnpm add --workspace-root --save-dev typescript @types/node@24",
  ],
  versions: ["typescript"],
  manifest,
  fire,
  check: "pnpm --recursive run cobalt:check",
};
