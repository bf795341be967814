// @ts-check
import { byCommand } from "../set-up.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "jest, with ts-jest and CommonJS",
  follow: ["jest.md"],
  create: [
    `
    npm init -y
    npm install --save-dev jest ts-jest @types/jest typescript@5.9
    npx ts-jest config:init
    npx tsc --init --module commonjs --verbatimModuleSyntax false --types jest`,
  ],
  versions: ["jest", "ts-jest", "typescript"],
  fire: byCommand,
};
