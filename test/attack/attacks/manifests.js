// @ts-check
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { memfs } from "memfs";
import { generate } from "../../../dist/index.js";
import { compileTask, writeProject } from "../../bench/compile.js";
import { runCli } from "../cli.js";
import { hostileFields, hostilePlaces } from "../hostile-places.js";
import { hostileTexts } from "../hostile-texts.js";
import { assert, Leak } from "../tally.js";

/** @typedef {readonly [slug: string, event: object]} Entry */

/** What every event is generated with: all that there is. */
const options = { validation: "standalone", examples: true };

/**
 * Hostile texts in every place of a manifest: each is generated from or refused, nothing is written outside the output,
 * no prototype is changed, and what was generated compiles and does nothing when it is loaded.
 *
 * @type {import("../attack.js").Attack}
 */
export async function attack(tally, root) {
  const before = builtIns();
  for (const field of hostileFields)
    for (const text of hostileTexts)
      await tally.try(`${field} ${shown(text)}`, () =>
        generated({ [field]: text, events: { e: { sample: { a: 1 } } } }),
      );
  for (const place of hostilePlaces) {
    /** @type {Entry[]} */
    const sound = [];
    for (const [at, text] of hostileTexts.entries())
      await tally.try(`${place.name} ${shown(text)}`, async () => {
        const slug = place.slug?.(text, at) ?? `e${at}`;
        const entry = /** @type {const} */ ([slug, place.event(text, at)]);
        if (
          await generated({ ...options, events: Object.fromEntries([entry]) })
        )
          sound.push(entry);
      });
    tally.remarks.push(`${place.name} ${sound.length}`);
    await tally.try(`${place.name}, all together`, () =>
      together(join(root, place.name.replaceAll(" ", "-")), sound),
    );
  }
  await tally.try("built-in objects", () => {
    assert(builtIns() === before, "a prototype was changed");
    assert(!("pwned" in globalThis), "something ran");
  });
}

/**
 * Generates from a manifest, on a disk in memory.
 *
 * @param {object} manifest
 * @returns {Promise<boolean>} whether it could be
 */
async function generated(manifest) {
  const files = {
    "/home/me/app/cobalt.events.json": JSON.stringify(manifest),
    "/home/me/app/a.json": "{}",
    "/home/me/escaped/index.ts": "mine",
    "/etc/passwd": "mine",
  };
  const { fs, vol } = memfs(files);
  const { ok, diagnostics, output } = await generate({
    cwd: "/home/me/app",
    fs: /** @type {any} */ (fs),
  });
  assert(
    ok !== diagnostics.some(({ severity }) => severity === "error"),
    "ok?",
  );
  for (const [path, text] of Object.entries(vol.toJSON())) {
    if (files[/** @type {keyof files} */ (path)] === text) continue;
    const isInside = path === output || path.startsWith(`${output}${sep}`);
    if (!isInside || !ok) throw new Leak(`wrote ${path}`);
  }
  return ok;
}

/**
 * Generates from all of them, compiles that, and loads it.
 *
 * @param {string} folder
 * @param {readonly Entry[]} entries
 */
async function together(folder, entries) {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "a.json"), "{}");
  const manifest = {
    output: "generated",
    ...options,
    events: Object.fromEntries(entries),
  };
  writeFileSync(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
  const { code, stderr } = await runCli(["generate"], folder);
  assert(code === 0, stderr.slice(0, 1_000));
  if (entries.length === 0) return;

  const { args } = compileTask("typescript-7", writeProject(folder));
  const compiled = spawnSync(process.execPath, args, { encoding: "utf8" });
  assert(compiled.status === 0, compiled.stdout.slice(0, 1_000));
  const outfile = join(folder, "bundle.mjs");
  await build({
    entryPoints: [join(folder, "generated/index.ts")],
    outfile,
    bundle: true,
    format: "esm",
    logLevel: "silent",
  });
  await import(pathToFileURL(outfile).href);
}

/** The names that the built-in objects have, in one text. */
function builtIns() {
  return [Object, Array, String, Function, RegExp, Map, Promise]
    .map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join())
    .join("\n");
}

/** @param {string} text */
function shown(text) {
  return JSON.stringify(text).slice(0, 60);
}
