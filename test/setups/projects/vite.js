// @ts-check
import { employee } from "../employee.js";

/** What a page in a browser has and Node has not; and the server of the project, which makes tokens. */
const browser = `
globalThis.document = {
  createElement: () => ({ relList: { supports: () => true } }),
};
const { fetch } = globalThis;
globalThis.fetch = (url, init) =>
  String(url).endsWith("/token")
    ? Promise.resolve(new Response("st_test"))
    : fetch(url, init);
`;

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Vite",
  follow: ["vite.md"],
  create: [
    "npx create-vite@latest . --template vanilla-ts --no-interactive",
    "npm install",
    {
      "src/main.ts": `import { announce } from "./announce.ts";\n\nvoid announce(${JSON.stringify(employee)});\n`,
      "browser.mjs": browser,
      ".env": "VITE_COBALT_BASE_URL=$COBALT_BASE_URL\n",
    },
  ],
  versions: ["vite", "typescript"],
  fire: { run: "node --import ./browser.mjs dist/assets/*.js" },
};
