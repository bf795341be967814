import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FileSystem } from "../../base/file-system.js";
import { foldersFrom } from "../../base/folders-above.js";
import { get, isObject, type Json } from "../../base/json/json.js";

/** The code that is running: the command line in one file, once it is built. */
export const ownCode = fileURLToPath(import.meta.url);

/** What the output can be made with and is read only then, by its place in the package. */
const folders: readonly string[] = [
  "dist/templates",
  "dist/infer",
  "dist/later/infer",
  "dist/later/json-schema",
  "dist/later/output",
];

/** The dependencies that have a say in the output. */
const makers: readonly string[] = [
  "ajv",
  "ajv-draft-04",
  "ajv-formats",
  "get-tsconfig",
  "json-schema-to-typescript",
  "prettier",
  "quicktype-core",
  "tinyglobby",
  "ts-morph",
];

/**
 * Looks at all that generates: the own code, and the versions of what it depends on.
 *
 * @param code the code that is running
 * @param fs remembers what is looked at
 */
export function lookAtGenerator(code: string, fs: FileSystem): void {
  fs.readFileSync(code);
  const root = foldersFrom(dirname(code)).find((folder) =>
    fs.existsSync(join(folder, "package.json")),
  );
  if (root === undefined) return;
  for (const folder of folders) lookInto(join(root, folder), fs);
  const known = new Set<string>();
  for (const name of makers) lookAtPackage(name, root, fs, known);
}

function lookInto(folder: string, fs: FileSystem): void {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) lookInto(path, fs);
    else fs.readFileSync(path);
  }
}

/** Looks at the package that a folder's code gets by a name, and at all that it depends on itself. */
function lookAtPackage(
  name: string,
  from: string,
  fs: FileSystem,
  known: Set<string>,
): void {
  const found = foldersFrom(from)
    .map((folder) => join(folder, "node_modules", name))
    .find((folder) => fs.existsSync(join(folder, "package.json")));
  if (found === undefined) return;
  const folder = fs.realpathSync(found);
  if (known.has(folder)) return;
  known.add(folder);
  const text = fs.readFileSync(join(folder, "package.json")).toString("utf8");
  const dependencies = dependenciesIn(JSON.parse(text) as Json);
  for (const dependency of dependencies)
    lookAtPackage(dependency, folder, fs, known);
}

function dependenciesIn(manifest: Json): readonly string[] {
  const list = isObject(manifest) ? get(manifest, "dependencies") : undefined;
  return isObject(list) ? Object.keys(list) : [];
}
