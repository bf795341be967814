import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "jsonc-parser";
import { onTestFinished } from "vitest";
import type { JsonObject } from "../../../src/base/json/json.js";
import { generate } from "../../../src/generate.js";
import type { TargetLanguage } from "../../../src/input/manifest/manifest.js";
import { projectOf, recorded } from "../../acceptance/octokit.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Projects whose events every language has to write. */
export const projects: Readonly<Record<string, (folder: string) => void>> = {
  "what languages trip over": (folder) =>
    copyManifest("test/golden/targets/cobalt.events.json", folder),
  "the hostile manifest": (folder) =>
    copyManifest("test/golden/hostile/cobalt.events.json", folder),
  "the root manifest": (folder) => {
    copyManifest("cobalt.events.json", folder);
    cpSync(join(root, "examples/samples"), join(folder, "examples/samples"), {
      recursive: true,
    });
    cpSync(join(root, "examples/schemas"), join(folder, "examples/schemas"), {
      recursive: true,
    });
  },
  "the recorded events": (folder) => {
    for (const [path, text] of Object.entries(projectOf(recorded)))
      put(join(folder, path), text);
  },
};

function copyManifest(path: string, folder: string): void {
  const manifest = parse(readFileSync(join(root, path), "utf8")) as JsonObject;
  put(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
}

/** Writes a file, and the folders that it lies in. */
export function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** An empty folder, which is there until the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-languages-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Sets fields of the manifest in a folder. */
export function setManifest(folder: string, fields: JsonObject): void {
  const file = join(folder, "cobalt.events.json");
  const manifest = parse(readFileSync(file, "utf8")) as JsonObject;
  put(file, JSON.stringify({ ...manifest, ...fields }));
}

/** Makes a project, with TypeScript in `typescript` and a language in the folder that is given. */
export async function generateIn(
  folder: string,
  project: string,
  language: TargetLanguage,
  output: string,
) {
  projects[project]?.(folder);
  setManifest(folder, {
    output: "typescript",
    targets: [{ language, output }],
    importExtension: ".ts",
  });
  put(join(folder, "package.json"), '{ "type": "module" }');
  return await generate({ cwd: folder, keepGoing: true });
}
