// @ts-check
import { esModules } from "../typescript.js";

/** @type {import("../set-up.js").SetUp} */
export default {
  title: "Docker: the image's commands, without a container",
  // Of what the image is made, and how.
  follow: ["typescript.md#es-modules", "docker.md"],
  create: [esModules("nodenext")],
  versions: ["typescript"],
  fire: {
    run: `
      sed -n 's/^RUN //p' Dockerfile | sh -ex
      node dist/main.js`,
  },
  check: `
      npm install
      npm run cobalt:check`,
};
