import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The text of the runtime. */
export function readRuntime(): string {
  return readTemplate("runtime.ts");
}

/** The text of what the validators of all events need. */
export function readValidatorSupport(): string {
  return readTemplate("validator-support.ts");
}

/** The page of a catalog, without events. */
export function readCatalogPage(): string {
  return readTemplate("catalog.html");
}

/** Reads a file that the build of this package has made, wherever the package is installed. */
function readTemplate(name: string): string {
  // The package finds itself by its name, because its code lies elsewhere once it is built.
  const manifest = createRequire(import.meta.url).resolve(
    "cobalt-events/package.json",
  );
  const path = join(dirname(manifest), "dist", "templates", name);
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const message = `cobalt-events is not built completely: ${path} cannot be read`;
    throw new Error(message, { cause });
  }
}
