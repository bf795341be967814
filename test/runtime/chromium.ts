import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The browser's program. */
export const executable = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Why there is no browser, where it may be missing. */
export const missing =
  existsSync(executable) || process.env["CHROMIUM_REQUIRED"]
    ? undefined
    : `${executable} is not there: install Debian's package "chromium", or say in CHROMIUM where it is`;

/** What it is started with. */
export const flags = [
  "--headless",
  "--no-sandbox", // which needs rights that containers do not give
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
];

/**
 * Has a browser on a page until that has done its work.
 *
 * @param work what the page tells
 * @throws where the browser ends before
 */
export async function visit<Told>(
  url: string,
  work: Promise<Told>,
): Promise<Told> {
  const profile = mkdtempSync(join(tmpdir(), "cobalt-events-chromium-"));
  // A group of its own, so that the browser's own processes end with it.
  const browser = spawn(
    executable,
    [...flags, `--user-data-dir=${profile}`, url],
    {
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      // Where it leaves things behind, too.
      env: { ...process.env, TMPDIR: profile },
    },
  );
  let said = "";
  browser.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve, reject) => {
    browser.once("error", reject).once("close", () => resolve());
  });
  try {
    const early = ended.then((): never => {
      throw new Error(`The browser ended by itself:\n${said}`);
    });
    return await Promise.race([work, early]);
  } finally {
    if (browser.pid !== undefined && browser.exitCode === null)
      process.kill(-browser.pid, "SIGKILL");
    await ended.catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
