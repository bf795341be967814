import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The folder of the golden files: a folder for each kind of module. */
export const golden = fileURLToPath(new URL("./golden/", import.meta.url));

/** An empty folder, until the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-javascript-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A copy of a golden case without what is to be generated, in a package of its own. */
export function copyOf(kind: "esm" | "commonjs"): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(join(golden, kind)))
    if (name !== "expected")
      cpSync(join(golden, kind, name), join(folder, name));
  const type = kind === "esm" ? "module" : "commonjs";
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  return folder;
}

/** Puts fields into a manifest that is there. */
export function setFields(
  folder: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const file = join(folder, "cobalt.events.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, ...fields }));
}
