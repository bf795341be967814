import { dirname, join, relative, sep } from "node:path";
import type { FileSystem } from "../../../base/file-system.js";
import type { SuitableExtension } from "../../../input/project/suit-project.js";

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
 * @param suitable what relative imports should end in; said where it is not the default
 */
export function startingManifest(
  file: string,
  home: string,
  output: string,
  { importExtension, reason }: SuitableExtension,
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
    ...(importExtension !== ".js" && { importExtension }),
    events: {
      "employee-created": {
        name: "Employee Created",
        description: "An employee joined.",
        sample,
      },
    },
  };
  const ending =
    importExtension === ""
      ? "without an ending"
      : `that end in ${importExtension}`;
  const comment = `  // Imports ${ending}: ${reason}.\n`;
  const text = JSON.stringify(manifest, null, 2);
  return `${text.replace(/^(?= {2}"importExtension")/m, () => comment)}\n`;
}

/** Where the manifest's JSON Schema is, as Node finds packages: in the nearest folder above that has them. */
function manifestSchema(folder: string, home: string, fs: FileSystem): string {
  const below = "node_modules/cobalt-events/manifest.schema.json";
  for (let at = folder; at !== dirname(at); at = dirname(at))
    if (fs.existsSync(join(at, below))) return join(at, below);
  return join(home, below);
}
