// @ts-check

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Vite",
  follow: ["vite.md"],
  create: [
    `
    npx create-vite@latest . --template vanilla-ts --no-interactive
    npm install`,
    {
      "src/main.ts": `import { announce } from "./announce.ts";
await announce({
  first_name: "Ana",
  last_name: "Silva",
  employee_id: 222,
  is_new: true,
  address: { house_no: "7", street: "Rua Nova", pincode: 110001 },
});
`,
    },
  ],
  versions: ["vite", "typescript"],
  // In place of a browser.
  fire: {
    run: `node --import 'data:text/javascript,
      globalThis.document = { createElement: () => ({ relList: { supports: () => true } }) };
      const { fetch } = globalThis;
      globalThis.fetch = (url, init) => String(url).endsWith("/token") ? Promise.resolve(new Response("st_1")) : fetch(url, init);
    ' dist/assets/*.js`,
  },
};
