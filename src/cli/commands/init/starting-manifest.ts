import { dirname, join, relative, sep } from "node:path";
import type { FileSystem } from "../../../base/file-system.js";
import type { ChosenSettings } from "../../../input/project/choose-settings.js";

/** The payload that the platform's own documentation begins with. */
const sample = {
  first_name: "Mark",
  last_name: "wood",
  employee_id: 221,
  is_new: false,
  address: { house_no: "221", street: "lorem ipsum", pincode: 560103 },
};

/**
 * The text of a manifest to begin with.
 *
 * @param file the manifest's absolute path; its own paths are relative to its folder
 * @param home the folder of the package that it is of
 * @param output absolute path of what it is to generate
 * @param settings what the project needs; what is not the default is written, with its reason
 */
export function startingManifest(
  file: string,
  home: string,
  output: string,
  { options, reasons }: ChosenSettings,
  fs: FileSystem,
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
    events: {
      "employee-created": {
        name: "Employee Created",
        description: "An employee joined.",
        sample,
      },
    },
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
