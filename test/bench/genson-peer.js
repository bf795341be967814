// @ts-check
// `node genson-peer.js <folder> <file>`: the schemas that genson-js infers of the samples in a folder, in one file.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCompoundSchema } from "genson-js";

const [, , folder = "", file = ""] = process.argv;
const schemas = readdirSync(folder, { withFileTypes: true }).map((entry) => {
  const home = join(folder, entry.name);
  const files = entry.isDirectory()
    ? readdirSync(home).map((name) => join(home, name))
    : [home];
  const samples = files.map((path) => JSON.parse(readFileSync(path, "utf8")));
  return [entry.name, createCompoundSchema(samples)];
});
writeFileSync(file, JSON.stringify(Object.fromEntries(schemas), null, 2));
