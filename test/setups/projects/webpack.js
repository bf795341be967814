// @ts-check

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "webpack 5, with ts-loader",
  follow: ["webpack.md"],
  create: [
    `
    npm init -y
    npm install --save-dev webpack@5 webpack-cli ts-loader typescript@5.9 @types/node@24
    npx tsc --init --module esnext --moduleResolution bundler --types node --rootDir src`,
    {
      "webpack.config.js": `module.exports = {
  mode: "production",
  target: "node",
  entry: "./src/main.ts",
  module: { rules: [{ test: /\\.ts$/, loader: "ts-loader" }] },
  resolve: { extensions: [".ts", ".js"] },
};
`,
    },
  ],
  versions: ["webpack", "ts-loader", "typescript"],
  fire: { run: "node dist/main.js" },
};
