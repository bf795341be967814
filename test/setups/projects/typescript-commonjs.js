// @ts-check

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "TypeScript, CommonJS",
  follow: ["typescript.md#commonjs"],
  create: [
    `
    npm init -y
    npm install --save-dev typescript @types/node@24
    npx tsc --init --verbatimModuleSyntax false --types node --rootDir src --outDir dist`,
  ],
  versions: ["typescript"],
  fire: { run: "node dist/main.js" },
};
