// @ts-check
import { readFileSync } from "node:fs";

/**
 * What a reader of a page does, in its order: the commands of `sh` blocks, and the files that blocks name behind their
 * language. Whatever else stands there is only shown.
 *
 * @param {string} address as in `SetUp.follow`
 * @returns {readonly import("./set-up.js").Step[]}
 */
export function readPage(address) {
  const [name, section] = address.split("#");
  const url = new URL(`../../docs/use-with/${name}`, import.meta.url);
  const page = readFileSync(url, "utf8");
  const text = section === undefined ? page : sectionOf(page, section);
  if (text === undefined) throw new Error(`There is no section ${address}.`);
  const blocks = text.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm);
  return [...blocks]
    .filter(([, language, file]) => language === "sh" || file !== undefined)
    .map(([, , file, body = ""]) =>
      file === undefined ? body : { [file]: body },
    );
}

/**
 * What stands before all sections, and then the section.
 *
 * @param {string} page
 * @param {string} anchor
 */
function sectionOf(page, anchor) {
  const [introduction, ...sections] = page.split(/^## /m);
  const anchorOf = (/** @type {string} */ section) =>
    section.split("\n", 1)[0]?.toLowerCase().replaceAll(" ", "-");
  const section = sections.find((section) => anchorOf(section) === anchor);
  return section === undefined ? undefined : `${introduction}${section}`;
}
