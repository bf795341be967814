// @ts-check

/**
 * A project that Node runs without a build.
 *
 * @param {number} version of Node
 * @returns {import("./set-up.js").SetUp}
 */
export function typeStripping(version) {
  return {
    title: `Node ${version}, stripping types`,
    follow: ["node.md"],
    tools: [`node-${process.platform}-${process.arch}@${version}`],
    create: [
      `
      npm init -y
      npm pkg set type=module
      npm install --save-dev typescript @types/node@${version}`,
    ],
    versions: ["typescript"],
    fire: { by: "page" },
  };
}
