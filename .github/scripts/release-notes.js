// Prints the newest section of CHANGELOG.md, the text of a release. Refuses where changelog, package.json and tag
// disagree, so that nothing is published that the changelog does not describe.
//
//   node .github/scripts/release-notes.js v0.1.0

import { readFileSync } from "node:fs";

const [tag] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const changelog = readFileSync("CHANGELOG.md", "utf8");

const sections = [
  ...changelog.matchAll(/^## \[(.+?)\].*\n([^]*?)(?=^## |(?![^]))/gm),
].map(([, name, text]) => ({ name, text: text.trim() }));
const unreleased = sections.find(({ name }) => name === "Unreleased");
const newest = sections.find((section) => section !== unreleased);

const problems = [
  newest?.name !== version &&
    `package.json has the version ${version}, the newest section of CHANGELOG.md is ${newest?.name ?? "missing"}.`,
  newest?.text === "" && `The section ${newest.name} is empty.`,
  (unreleased?.text ?? "") !== "" &&
    'Changes under "Unreleased" belong to the version that is released.',
  tag !== `v${version}` &&
    `The tag is ${tag ?? "missing"}, and would be v${version}.`,
].filter((problem) => problem !== false);

if (problems.length === 0) {
  console.log(newest.text);
} else {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}
