// Puts the files that `generate` copies into dist/templates/: the runtime, as one file made of its modules, the validators'
// support and the clients of other languages; and the pages that `catalog` and `explain` fill. Called by build.js, and by vitest before
// the tests.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../dist/templates/", import.meta.url));

/** An import or re-export of a template from another one; the group is the module's name. */
const link = /^(?:im|ex)port [^;]*? from "\.[^"]*?(\w[\w-]*)\.js";\n+/gm;

/** Writes all files of dist/templates/. */
export default async function buildTemplates() {
  mkdirSync(target, { recursive: true });
  write("runtime.ts", runtime());
  write("validator-support.ts", read("validator-support.ts"));
  for (const language of ["go", "python"]) {
    mkdirSync(target + language, { recursive: true });
    for (const file of readdirSync(source + language)) {
      // Python leaves a folder of its own where a client was run.
      if (!/\.(?:go|py)$/.test(file)) continue;
      write(`${language}/${file}`, read(`${language}/${file}`));
    }
  }
  write("catalog.html", await page("catalog"));
  write("explanation.html", await page("catalog/explanation"));
}

/**
 * A page: one file, whose policy allows the style and the script that stand in it and nothing else.
 *
 * @param {string} folder
 */
async function page(folder) {
  const style = await bundle(`${folder}/style.css`);
  const script = await bundle(`${folder}/main.ts`);
  return read(`${folder}/page.html`)
    .replace("<head></head>", () => `<head>${read("catalog/head.html")}</head>`)
    .replace("STYLE", hashOf(style))
    .replace("SCRIPT", hashOf(script))
    .replace("<style></style>", () => `<style>${style}</style>`)
    .replace("<script></script>", () => `<script>${script}</script>`)
    .replace(/(<script [^>]*>)(?=<\/script>)/, "$1{}");
}

/** @param {string} name */
async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [source + name],
    bundle: true,
    minify: true,
    format: "iife",
    // Both of 2024, as `light-dark()` is.
    target: ["chrome123", "firefox120", "safari17.5"],
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  return outputFiles.map(({ text }) => text.trim()).join("");
}

/** @param {string} text */
function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/**
 * The modules of the runtime as one text, each after those that it imports. Only what runtime.ts re-exports
 * stays exported.
 */
function runtime() {
  const face = read("runtime.ts");
  const exported = new Set(face.match(/\w+(?=,|\s*\})/g));
  /** @type {Map<string, string>} */
  const modules = new Map();

  /** @param {string} name @param {readonly string[]} importers */
  const add = (name, importers) => {
    const path = [...importers, name];
    if (importers.includes(name))
      throw new Error(`The runtime imports in a circle: ${path.join(" > ")}`);
    if (modules.has(name)) return;
    const text = read(`runtime/${name}.ts`);
    for (const imported of modulesIn(text)) add(imported, path);
    modules.set(name, withoutLinks(text, exported));
  };
  for (const name of modulesIn(face)) add(name, []);
  return [...modules.values()].join("\n");
}

/** @param {string} text */
function modulesIn(text) {
  return [...text.matchAll(link)].map(([, name = ""]) => name);
}

/** @param {string} text @param {ReadonlySet<string>} exported */
function withoutLinks(text, exported) {
  return text
    .replace(link, "")
    .replace(
      /^export ((?:abstract |async )?\w+\*? (\w+))/gm,
      (whole, declaration, name) => (exported.has(name) ? whole : declaration),
    );
}

/** @param {string} name */
function read(name) {
  return readFileSync(source + name, "utf8");
}

/**
 * Writes a file, unless it has this text already: another process may be reading it.
 *
 * @param {string} name @param {string} text
 */
function write(name, text) {
  const path = target + name;
  try {
    if (readFileSync(path, "utf8") === text) return;
  } catch {
    // There is none yet.
  }
  writeFileSync(path, text);
}
