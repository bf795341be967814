// @ts-check
import { fileURLToPath } from "node:url";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Next.js",
  follow: ["next.md"],
  create: ["npx create-next-app@latest . --yes --disable-git"],
  // The page that it makes asks Google for its fonts, which is no matter of ours.
  env: {
    NEXT_FONT_GOOGLE_MOCKED_RESPONSES: fileURLToPath(
      new URL("../google-fonts.cjs", import.meta.url),
    ),
  },
  versions: ["next", "react", "typescript"],
  fire: {
    serve: "npm start -- --port $PORT",
    path: "/api/employees",
    body: { firstName: "Ana", lastName: "Silva" },
  },
};
