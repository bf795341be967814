import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The text of the runtime template, which is part of this package wherever it is installed. */
export function readRuntime(): string {
  // The package finds itself by its name, because its code lies elsewhere once it is built.
  const manifest = createRequire(import.meta.url).resolve(
    "cobalt-events/package.json",
  );
  return readFileSync(
    join(dirname(manifest), "templates", "runtime.ts"),
    "utf8",
  );
}
