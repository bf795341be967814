// @ts-check
import { employee } from "../employee.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "NestJS 12",
  follow: ["nest.md#nestjs-12"],
  create: ["npx @nestjs/cli@12 new . --package-manager npm --skip-git"],
  versions: ["@nestjs/core", "vitest", "typescript"],
  fire: { serve: "npm run start:prod", path: "/employees", body: employee },
};
