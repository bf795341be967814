// @ts-check
import { employee } from "../employee.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "NestJS 11",
  follow: ["nest.md#nestjs-11"],
  create: ["npx @nestjs/cli@11 new . --package-manager npm --skip-git"],
  versions: ["@nestjs/core", "jest", "typescript"],
  fire: { serve: "npm run start:prod", path: "/employees", body: employee },
};
