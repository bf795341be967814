// @ts-check

const tsconfig = `{
  "compilerOptions": {
    "module": "nodenext",
    "target": "es2022",
    "types": ["node"],
    "strict": true,
    "declaration": true,
    "rootDir": "src",
    "outDir": "dist"
  }
}
`;

/**
 * The files of a monorepo: a package for the events, and a service that fires one.
 *
 * @param {string} dependency the version by which the one asks for the other
 * @param {object} [root] what else the package.json of the root has
 */
export function workspace(dependency, root = {}) {
  return {
    "package.json": json({
      name: "acme",
      private: true,
      workspaces: ["packages/*", "services/*"],
      ...root,
    }),
    "packages/events/package.json": json({
      name: "@acme/events",
      version: "1.0.0",
      type: "module",
      exports: "./dist/index.js",
      scripts: { build: "tsc" },
    }),
    "packages/events/tsconfig.json": tsconfig,
    "services/api/package.json": json({
      name: "@acme/api",
      version: "1.0.0",
      type: "module",
      scripts: { build: "tsc" },
      dependencies: { "@acme/events": dependency },
    }),
    "services/api/tsconfig.json": tsconfig,
  };
}

/** @param {unknown} value */
function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export const manifest = "packages/events/cobalt.events.json";
export const fire = { run: "node services/api/dist/main.js" };
export const check = "npm run cobalt:check --workspaces --if-present";
