// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { atMost, grouped } from "./report.js";

/** @typedef {import("./report.js").Row} Row */
/** @typedef {import("./workspace.js").Workspace} Workspace */

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** A letter that nearly everything has, a word of names, a path, a type. */
const queries = ["e", "employee", "contact_id", "type:integer", "e string"];

/** Types a query, and waits for the list to be laid out; it is read in the page. */
const search = `(query) => {
  const input = document.querySelector("#search");
  const started = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("input"));
  document.querySelector("#events").scrollHeight;
  return performance.now() - started;
}`;

/**
 * A catalog in a browser: how long until it is there, and until a search is answered, each against what is bearable.
 *
 * @param {Workspace} workspace
 * @param {number} rounds
 * @returns {Promise<Row[]>} none where there is no browser
 */
export async function compareCatalog({ folder, events }, rounds) {
  if (!existsSync(executablePath)) return [];
  const { status, stderr } = spawnSync(process.execPath, [cli, "catalog"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`catalog failed: ${stderr}`);
  const url = pathToFileURL(join(folder, "catalog.html")).href;
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  /** @type {number[]} */
  const opened = [];
  /** @type {number[]} */
  const searched = [];
  for (let round = 0; round <= rounds; round += 1) {
    const page = await browser.newPage();
    const started = performance.now();
    await page.goto(url);
    await page.locator("#events li").first().waitFor();
    const time = performance.now() - started;
    /** @type {number[]} */
    const times = [];
    for (const query of queries)
      times.push(await page.evaluate(`(${search})(${JSON.stringify(query)})`));
    await page.close();
    // The first round warms the browser.
    if (round === 0) continue;
    opened.push(time);
    searched.push(Math.max(...times));
  }
  await browser.close();
  const what = `catalog of ${grouped(events.length)} events`;
  return [
    limit(`${what} opened`, opened, 1_000),
    limit(`${what} searched`, searched, 50),
  ];
}

/**
 * @param {string} what
 * @param {readonly number[]} times
 * @param {number} most milliseconds
 */
function limit(what, times, most) {
  const base = times.map(() => most);
  return atMost(what, times, "what is bearable", base, 1);
}
