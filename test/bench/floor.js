// @ts-check
// What the work costs at least: a process that reads the manifest and reads or writes the files of the
// output, or parses the lines of a recording or whole files, and does nothing else.
// `node floor.js write|read <manifest> <output> [<bytes>]`, `node floor.js parse <recording>`, `node floor.js parse-files <file>…`
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [, , action = "", manifest = "", output = "", bytes = ""] = process.argv;

if (action === "parse") parse(manifest);
else if (action === "parse-files") process.argv.slice(3).forEach(parseFile);
else {
  JSON.parse(readFileSync(manifest, "utf8"));
  if (action === "write") write();
  else read(output);
}

/** @param {string} recording */
function parse(recording) {
  for (const line of readFileSync(recording, "utf8").split("\n"))
    if (line !== "") JSON.parse(line);
}

/** @param {string} file */
function parseFile(file) {
  JSON.parse(readFileSync(file, "utf8"));
}

/** Writes the files that {@link file://./workspace.js} packed into one. */
function write() {
  const packed = readFileSync(bytes);
  const end = packed.indexOf("\n");
  /** @type {[path: string, size: number][]} */
  const index = JSON.parse(packed.toString("utf8", 0, end));
  const folders = new Set(index.map(([path]) => dirname(join(output, path))));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  let start = end + 1;
  for (const [path, size] of index) {
    writeFileSync(join(output, path), packed.subarray(start, start + size));
    start += size;
  }
}

/** @param {string} folder */
function read(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) read(path);
    else readFileSync(path);
  }
}
