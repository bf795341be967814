import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";

const axe = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Opens the page; what it asks for, and what it complains of, fails the test. */
export async function openPage(
  browser: Browser,
  at: string,
  more: Parameters<Browser["newPage"]>[0] = {},
): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: "reduce", ...more });
  const wrong: string[] = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("dialog", (dialog) => wrong.push(dialog.message()));
  page.on("request", (request) => {
    if (!/^(?:file|data):/.test(request.url())) wrong.push(request.url());
  });
  onTestFinished(async () => {
    await page.close();
    expect(wrong).toEqual([]);
  });
  await page.goto(at);
  return page;
}

/** What axe finds wrong with a page, and the first element that has it. */
export async function violationsIn(page: Page): Promise<readonly unknown[]> {
  // The page's own policy lets nothing in, but for what the browser itself brings.
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}
