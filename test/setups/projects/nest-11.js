// @ts-check
import { employee } from "../employee.js";
import { readPage } from "../page.js";

// The page shows the code once, with the endings that ES modules of Node need.
const code = readPage("nest.md#nestjs-12").flatMap((step) =>
  typeof step === "string" ? [] : [withoutEndings(step)],
);

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "NestJS 11",
  follow: ["nest.md#nestjs-11"],
  create: [
    "npx @nestjs/cli@11 new . --package-manager npm --skip-git",
    ...code,
  ],
  versions: ["@nestjs/core", "jest", "typescript"],
  fire: { serve: "npm run start:prod", path: "/employees", body: employee },
};

/** @param {Readonly<Record<string, string>>} files */
function withoutEndings(files) {
  const texts = Object.entries(files).map(([path, text]) => [
    path,
    text.replace(/(?:\/index)?\.js"/g, '"'),
  ]);
  return Object.fromEntries(texts);
}
