// @ts-check
import { byCommand } from "../set-up.js";
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "ESLint, typescript-eslint's recommended rules",
  follow: ["eslint.md"],
  create: [
    `${esModules("nodenext", "6")}
    npm install --save-dev eslint @eslint/js typescript-eslint`,
    {
      "eslint.config.js": `import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  js.configs.recommended,
  tseslint.configs.recommended,
);
`,
    },
  ],
  versions: ["eslint", "typescript-eslint", "typescript"],
  fire: byCommand,
};
