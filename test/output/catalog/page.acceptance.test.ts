import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../../src/index.js";
import { projectOf } from "../../learn/project.js";
import { executable, flags, missing } from "../../runtime/chromium.js";
import { openPage, violationsIn } from "../open-page.js";
import { hostileManifest, hostileText } from "./hostile.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The page of the repository's own manifest, and that of one in which every text is hostile. */
const pages = { usual: "", hostile: "" };
let folder: string;
let browser: Browser;

function write(name: string, html: string | undefined): string {
  const path = join(folder, name);
  writeFileSync(path, html ?? "");
  return pathToFileURL(path).href;
}

beforeAll(async () => {
  if (missing) return;
  folder = mkdtempSync(join(tmpdir(), "cobalt-events-catalog-"));
  const workflows = [
    {
      name: "Approve",
      text: '{"nodes":[{"type":"start","event":"time-off-requested"},{"name":"Mail","to":"{{event.body.employee.email}}","cc":"{{event.body.employee.mail}}"}]}',
    },
  ];
  const usual = await catalog({ cwd: root, workflows });
  const { options } = projectOf({ "cobalt.events.json": hostileManifest });
  const hostile = await catalog(options);
  pages.usual = write("usual.html", usual.html);
  pages.hostile = write("hostile.html", hostile.html);
  browser = await chromium.launch({
    executablePath: executable,
    args: [...flags],
  });
});

afterAll(async () => {
  if (missing) return;
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An address is followed a moment after it has changed. */
async function expectText(
  page: Page,
  selector: string,
  text: string,
): Promise<void> {
  await expect
    .poll(() => page.locator(selector).textContent(), { timeout: 5_000 })
    .toBe(text);
}

describe.skipIf(missing)("in a browser", () => {
  test("a search finds events by variable path and type, and leads to the variable", async () => {
    const page = await openPage(browser, pages.usual);
    await page.keyboard.press("/");
    await page.keyboard.type("employee.email");
    await expectText(page, "#count", "1 event");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(
      /#\/event\/time-off-requested\/employee\.email$/,
    );
    await expectText(page, "h1", "Time Off Requested");
    // Whoever does not see the page is where it has led.
    await expectText(page, ":focus", "employee.email");
    await page.fill("#search", "no such thing");
    await expectText(page, "#count", "Nothing found");
    await page.keyboard.press("Escape");
    await expectText(page, "#count", "8 events");
  });

  test("a deep link shows its variable, with the workflows that read it", async () => {
    const page = await openPage(
      browser,
      `${pages.usual}#/event/time-off-requested/employee.email`,
    );
    const row = page.locator("tr.pointed");
    expect(await row.locator(".path").getAttribute("aria-current")).toBe(
      "location",
    );
    await row.locator("summary").click();
    expect(await row.locator("li").textContent()).toBe("Approve › Mail");
    expect(await page.locator("main").textContent()).toContain(
      "{{event.body.employee.mail}} in Approve › Mail",
    );
    expect(await page.title()).toBe("Time Off Requested · Cobalt events");
    await page.goto(`${pages.usual}#/event/gone`);
    await expectText(page, "h1", "No such event");
  });

  test("a template is copied for either canvas, and that is announced", async () => {
    const page = await openPage(
      browser,
      `${pages.usual}#/event/employee-created`,
    );
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    const copied = async () =>
      await page.evaluate<string>("navigator.clipboard.readText()");
    await page.getByRole("button", { name: "address.pincode" }).click();
    expect(await copied()).toBe("{{event.body.address.pincode}}");
    await page.getByText("start.body", { exact: true }).click();
    await page.getByRole("button", { name: "address.pincode" }).click();
    await page
      .locator("#announcer", {
        hasText: "Copied {{start.body.address.pincode}}",
      })
      .waitFor();
    expect(await copied()).toBe("{{start.body.address.pincode}}");
    await page.getByRole("tab", { name: "TypeScript" }).press("ArrowRight");
    await page.getByRole("button", { name: "Copy the code" }).click();
    expect(await copied()).toMatch(/^import json\n/);
  });

  test("texts are shown as they are, whatever they hold", async () => {
    const page = await openPage(browser, pages.hostile);
    await page.locator("#events a").first().click();
    await page.locator(".chip").nth(1).waitFor();
    const shown = hostileText
      .replace("\u2028", "\\u2028")
      .replace("\u202e", "\\u202e")
      .replace("\u{e0041}", "\\udb40\\udc41");
    await expectText(page, "h1", shown);
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator(".chip").nth(1).click();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      `{{event.body.${hostileText.replaceAll(".", "")}}}`,
    );
    await page.locator("#events a").last().click();
    await expectText(page, "h1", "toString");
  });

  test("on paper there is all of it, for both canvases and in every language", async () => {
    const page = await openPage(
      browser,
      `${pages.usual}#/event/time-off-requested`,
    );
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    for (const text of [
      "{{start.body.employee.email}}",
      "urllib.request.urlopen",
      "package main",
      "Approve › Mail",
    ])
      expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    expect(await page.locator("aside").isVisible()).toBe(false);
    await page.goto(`${pages.usual}#/`);
    await page.locator(".overview").waitFor({ state: "attached" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await expect.poll(() => page.locator("article").count()).toBe(9);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator("article").count()).toBe(1);
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing wrong in the %s theme, nor on a phone",
    async (colorScheme) => {
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 390, height: 800 },
      ])
        for (const hash of [
          "#/",
          "#/event/time-off-requested/days.*.note",
          "#/event/employee-terminated",
        ]) {
          const page = await openPage(browser, pages.usual + hash, {
            colorScheme,
            viewport,
          });
          const told = await violationsIn(page);
          expect(told, `${hash} at ${viewport.width}`).toEqual([]);
        }
    },
  );

  test("the other theme can be chosen, and is remembered", async () => {
    const page = await openPage(browser, pages.usual, { colorScheme: "light" });
    const background = async () =>
      await page.evaluate<string>(
        "getComputedStyle(document.body).backgroundColor",
      );
    const light = await background();
    await page.getByRole("button", { name: "Use the dark theme" }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    await expect.poll(background).toBe(dark);
  });
});
