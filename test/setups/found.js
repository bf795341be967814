// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "jsonc-parser";

/**
 * The versions of what the set-up names.
 *
 * @param {import("./set-up.js").SetUp} setUp
 * @param {string} project
 * @param {string} tools
 */
export function versionsOf(setUp, project, tools) {
  const known = [
    ...(setUp.tools ?? []).map((tool) => {
      const name = tool.replace(/(?<=.)@.*$/, "");
      return /** @type {const} */ ([name, tools]);
    }),
    ...setUp.versions.map((name) => /** @type {const} */ ([name, project])),
  ];
  return known.map(([name, folder]) => {
    const file = join(folder, "node_modules", name, "package.json");
    const { version } = JSON.parse(readFileSync(file, "utf8"));
    return `${name.replace(/^(node)-.*/, "$1")} ${version}`;
  });
}

/**
 * What `init` wrote into the manifest, besides what it always does.
 *
 * @param {string} manifest
 */
export function writtenBy(manifest) {
  /** @type {Record<string, unknown>} */
  const fields = parse(readFileSync(manifest, "utf8"));
  return ["importExtension", "language", "module"]
    .filter((name) => name in fields)
    .map((name) => `\`"${name}": ${JSON.stringify(fields[name])}\``)
    .join(", ");
}
