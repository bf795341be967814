// The picture of `explain --html`, in a browser.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { project } from "../../cli/bin.js";
import { fakeIo } from "../../cli/fake-io.js";
import { executable, flags, missing } from "../../runtime/chromium.js";
import { hostileText } from "../catalog/hostile.js";
import { openPage, violationsIn } from "../open-page.js";

/** Orders of 24 customers, one of which has what the others have not. */
const orders = Array.from({ length: 24 }, (_, at) => ({
  status: at % 2 === 0 ? "open" : "paid",
  buyer: { email: `ana.${at}@mail.org`, note: at % 3 === 0 ? null : "hi" },
  ...(at < 12 ? {} : { paid_at: `2026-01-${at}` }),
  tags: Object.fromEntries([[`rare ${at}`, 1]]),
  ...(at === 5 ? { coupon: "x" } : {}),
}));

const hostileKey = hostileText.replaceAll(".", "");
const hostile = [
  { [hostileKey]: { [hostileKey]: hostileText }, constructor: 1 },
  JSON.parse('{"__proto__":{"x":"<img src=x onerror=alert(1)>"}}') as object,
];

let browser: Browser;
let remove: () => void;
const pages = { orders: "", hostile: "" };

beforeAll(async () => {
  if (missing) return;
  const made = project({
    "cobalt.events.json": JSON.stringify({
      events: {
        orders: { samples: orders },
        hostile: { name: hostileText, samples: hostile },
      },
    }),
  });
  remove = made.remove;
  for (const slug of ["orders", "hostile"] as const) {
    const io = fakeIo(false, { cwd: made.folder });
    const words = ["explain", slug, "--html", `${slug}.html`];
    expect(await run(words, io), io.err()).toBe(0);
    pages[slug] = pathToFileURL(join(made.folder, `${slug}.html`)).href;
  }
  const args = [...flags];
  browser = await chromium.launch({ executablePath: executable, args });
});

afterAll(async () => {
  if (missing) return;
  await browser.close();
  remove();
});

describe.skipIf(missing)("in a browser", () => {
  test("the tree tells of each path, and the keyboard folds it", async () => {
    const page = await openPage(browser, pages.orders);
    const row = page.locator(".row", { hasText: "paid_at" });
    expect(await row.textContent()).toMatch(/string\s+12 of 24 objects/);
    expect(await row.locator(".meter .has-value").getAttribute("style")).toBe(
      "width: 50%;",
    );
    expect(await page.getByText("33 % null").count()).toBe(1);
    const email = page.locator(".row", { hasText: "email" }).first();
    expect(await page.locator("main").textContent()).not.toContain("mail.org");
    await page.locator("summary", { hasText: "buyer" }).press("Enter");
    await expect.poll(() => email.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Unfold all" }).press("Enter");
    await expect.poll(() => email.isVisible()).toBe(true);
  });

  test("it says what may be new, where, and what the samples speak for", async () => {
    const page = await openPage(browser, pages.orders);
    const main = page.locator("main");
    const told = await main.innerText();
    expect(told).toContain("About 100 % of new payloads may have a key");
    expect(told).toContain('"status": {"enum":["open","paid"],"open":true}');
    expect(told).toMatch(/tags\s+24 keys that one sample alone has/);
    const coupon = page.locator(".row", { hasText: "coupon" });
    expect(await coupon.textContent()).toContain("rests on a single sample");
  });

  test("keys that hardly any object has are folded, but for paper", async () => {
    const page = await openPage(browser, pages.orders);
    await page.getByText("24 more keys, each in at most 1 of 24").waitFor();
    const key = page.getByText("rare 7");
    expect(await key.count()).toBe(0);
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await key.isVisible()).toBe(true);
    expect(await page.locator("#theme").isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await key.isVisible()).toBe(false);
  });

  test("texts are shown as they are, whatever they hold", async () => {
    const page = await openPage(browser, pages.hostile);
    await page.getByText("__proto__").waitFor();
    const keys = await page.locator(".row .path").allTextContents();
    const shown = "</script><script>alert(1)</script><!--";
    expect(keys.filter((key) => key.includes(shown))).toHaveLength(2);
    expect(keys.join("")).toContain("\\u202e");
    expect(await page.locator("main img, main script").count()).toBe(0);
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing wrong in the %s theme, nor on a phone",
    async (colorScheme) => {
      for (const width of [1280, 390]) {
        const viewport = { width, height: 800 };
        const more = { colorScheme, viewport };
        const page = await openPage(browser, pages.orders, more);
        expect(await violationsIn(page), `at ${width}`).toEqual([]);
      }
    },
  );
});
