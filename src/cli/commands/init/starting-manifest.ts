import { dirname, join, relative, resolve, sep } from "node:path";

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
 * @param output where to generate to, relative to `cwd`
 */
export function startingManifest(
  file: string,
  cwd: string,
  output = "src/generated/cobalt",
): string {
  const fromManifest = (path: string) =>
    relative(dirname(file), path).split(sep).join("/");
  const schema = fromManifest(
    join(cwd, "node_modules/cobalt-events/manifest.schema.json"),
  );
  const manifest = {
    $schema: schema.startsWith("../") ? schema : `./${schema}`,
    output: fromManifest(resolve(cwd, output)),
    events: {
      "employee-created": {
        name: "Employee Created",
        description: "An employee joined.",
        sample,
      },
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
