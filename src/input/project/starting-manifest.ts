import { dirname, join, relative, sep } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import type { JsonObject } from "../../base/json/json.js";
import type { ChosenSettings } from "./choose-settings.js";

/**
 * The text of a manifest to begin with.
 *
 * @param file the manifest's absolute path; its own paths are relative to its folder
 * @param home the folder of the package that it is of
 * @param output absolute path of what it is to generate
 * @param settings what the project needs; what is not the default is written, with its reason
 * @param events its events by slug
 */
export function startingManifest(
  file: string,
  home: string,
  output: string,
  { options, reasons }: ChosenSettings,
  fs: FileSystem,
  events: JsonObject,
): string {
  const folder = dirname(file);
  const fromManifest = (path: string) => {
    const written = relative(folder, path).split(sep).join("/");
    return written.startsWith("../") ? written : `./${written}`;
  };
  const manifest = {
    $schema: fromManifest(manifestSchema(folder, home, fs)),
    output: fromManifest(output).replace(/^\.\//, ""),
    ...Object.fromEntries(
      Object.entries(options).filter(([field]) => field in reasons),
    ),
    events,
  };
  const text = Object.entries(reasons).reduce(
    (written, [field, reason]) =>
      written.replace(`\n  "${field}"`, (line) => `\n  // ${reason}${line}`),
    JSON.stringify(manifest, null, 2),
  );
  return `${text}\n`;
}

/** Where the manifest's JSON Schema is, as Node finds packages: in the nearest folder above that has them. */
function manifestSchema(folder: string, home: string, fs: FileSystem): string {
  const below = "node_modules/cobalt-events/manifest.schema.json";
  for (let at = folder; at !== dirname(at); at = dirname(at))
    if (fs.existsSync(join(at, below))) return join(at, below);
  return join(home, below);
}
