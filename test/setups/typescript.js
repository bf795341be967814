// @ts-check

/**
 * Commands that make a TypeScript project of ES modules, as `npm init` and `tsc --init` do.
 *
 * @param {"nodenext" | "es2022"} module the latter is resolved by a bundler
 * @param {string} [version] of TypeScript
 */
export function esModules(module, version = "latest") {
  const resolution = module === "nodenext" ? module : "bundler";
  return `
    npm init -y
    npm pkg set type=module
    npm install --save-dev typescript@${version} @types/node@24
    npx tsc --init --module ${module} --moduleResolution ${resolution} --types node --rootDir src --outDir dist`;
}
