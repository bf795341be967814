import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { TargetLanguage } from "../../input/manifest/manifest.js";

/** The text of the runtime. */
export function readRuntime(): string {
  return readTemplate("runtime.ts");
}

/** The text of what the validators of all events need. */
export function readValidatorSupport(): string {
  return readTemplate("validator-support.ts");
}

/** A page without what it is about. */
export function readPage(name: "catalog" | "explanation"): string {
  return readTemplate(`${name}.html`);
}

/** The files of the client in another language, by their names. */
export function readClient(
  language: TargetLanguage,
): ReadonlyMap<string, string> {
  const names = readMade(language, (path) => readdirSync(path));
  return new Map(
    names.sort().map((name) => [name, readTemplate(`${language}/${name}`)]),
  );
}

function readTemplate(name: string): string {
  return readMade(name, (path) => readFileSync(path, "utf8"));
}

/** Reads what the build of this package has made, wherever the package is installed. */
function readMade<Read>(name: string, read: (path: string) => Read): Read {
  // The package finds itself by its name, because its code lies elsewhere once it is built.
  const manifest = createRequire(import.meta.url).resolve(
    "cobalt-events/package.json",
  );
  const path = join(dirname(manifest), "dist", "templates", name);
  try {
    return read(path);
  } catch (cause) {
    const message = `cobalt-events is not built completely: ${path} cannot be read`;
    throw new Error(message, { cause });
  }
}
