// @ts-check
// npm run suite -- <folder of JSON-Schema-Test-Suite> [folder of cobalt-events]
//
// Holds what is generated of the suite's schemas against its verdicts, and its valid instances against the types, which
// the compiler checks. Every schema is that of a property `v`, so that instances may be of any type. Prints, by draft
// and keyword, what differs.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compileTask, writeProject } from "./compile.js";

/** @typedef {{ keyword: string, slug: string, description: string, schema: unknown, tests: { data: unknown, valid: boolean, description: string }[] }} Group */
/** @typedef {{ groups: number, refused: string[], verdicts: number, wrong: string[], valid: number, narrow: string[] }} Tally */

const [suite, home = "."] = process.argv.slice(2);
if (suite === undefined)
  throw new Error("Name the folder of JSON-Schema-Test-Suite.");

/** The drafts, by what their folders are called. */
const drafts = {
  draft4: "http://json-schema.org/draft-04/schema#",
  draft6: "http://json-schema.org/draft-06/schema#",
  draft7: "http://json-schema.org/draft-07/schema#",
  "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
  "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
};

/** @type {typeof import("../../dist/index.js")} */
const { generate } = await import(
  pathToFileURL(resolve(home, "dist/index.js")).href
);

for (const [draft, uri] of Object.entries(drafts)) {
  const folder = join(suite, "tests", draft);
  if (existsSync(folder)) report(draft, await measure(groupsIn(folder), uri));
}

/**
 * @param {string} folder
 * @returns {Group[]}
 */
function groupsIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      const keyword = name.replace(".json", "");
      /** @type {Omit<Group, "keyword" | "slug">[]} */
      const groups = JSON.parse(readFileSync(join(folder, name), "utf8"));
      return groups.map((group, index) => ({
        ...group,
        keyword,
        slug: `${keyword.toLowerCase()}-${String(index)}`,
      }));
    })
    .filter(({ schema }) => !JSON.stringify(schema).includes("localhost:1234"));
}

/**
 * @param {Group[]} groups
 * @param {string} uri
 * @returns {Promise<Tally>}
 */
async function measure(groups, uri) {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-suite-"));
  /** @type {Tally} */
  const tally = {
    groups: 0,
    refused: [],
    verdicts: 0,
    wrong: [],
    valid: 0,
    narrow: [],
  };
  try {
    /** @type {string[]} */
    const uses = [];
    for (const group of groups) {
      tally.groups += 1;
      if (await generateFor(folder, group, uri)) {
        await judge(folder, group, tally);
        uses.push(...usesOf(group));
      } else tally.refused.push(nameOf(group));
    }
    tally.valid = uses.length;
    tally.narrow = refusedUses(folder, uses);
    return tally;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} folder
 * @param {Group} group
 * @param {string} uri
 * @returns {Promise<boolean>} whether there was no error
 */
async function generateFor(folder, { slug, schema }, uri) {
  const cwd = join(folder, slug);
  const properties = { v: { $ref: "schema.json" } };
  const event = {
    schema: { $schema: uri, type: "object", properties, required: ["v"] },
  };
  const manifest = {
    output: "out",
    language: "javascript",
    validation: "standalone",
    events: { event },
  };
  mkdirSync(cwd);
  writeFileSync(join(cwd, "package.json"), '{ "type": "module" }');
  writeFileSync(join(cwd, "schema.json"), JSON.stringify(schema));
  writeFileSync(join(cwd, "cobalt.events.json"), JSON.stringify(manifest));
  const { diagnostics } = await generate({ cwd });
  return diagnostics.every(({ severity }) => severity !== "error");
}

/**
 * @param {string} folder
 * @param {Group} group
 * @param {Tally} tally
 */
async function judge(folder, group, tally) {
  const file = join(folder, group.slug, "out/validators/event.js");
  /** @type {{ eventValidator: { validate: (payload: unknown) => readonly unknown[] } }} */
  const { eventValidator } = await import(pathToFileURL(file).href);
  for (const { data, valid, description } of group.tests) {
    tally.verdicts += 1;
    const name = `${nameOf(group)}: ${description}`;
    try {
      const isValid = eventValidator.validate({ v: data }).length === 0;
      if (isValid !== valid) tally.wrong.push(name);
    } catch (error) {
      tally.wrong.push(`${name} (throws ${String(error)})`);
    }
  }
}

/**
 * @param {Group} group
 * @returns {string[]} a line for each valid instance
 */
function usesOf(group) {
  return group.tests
    .filter(({ valid }) => valid)
    .map(({ data, description }) => {
      const type = `import("./${group.slug}/out/index.js").CobaltEventPayloads["event"]`;
      const name = JSON.stringify(`${nameOf(group)}: ${description}`);
      return `use<${type}>({ v: ${JSON.stringify(data)} }); // ${name}`;
    });
}

/**
 * @param {string} folder
 * @param {readonly string[]} uses
 * @returns {string[]} the names of those that do not compile
 */
function refusedUses(folder, uses) {
  const lines = ["declare function use<T>(payload: T): void;", ...uses];
  writeFileSync(join(folder, "use.ts"), `${lines.join("\n")}\nexport {};\n`);
  writeProject(folder);
  const { args } = compileTask("typescript-7", folder);
  const { stdout } = spawnSync(
    process.execPath,
    [...args, "--pretty", "false"],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    },
  );
  const places = [...stdout.matchAll(/use\.ts\((\d+),\d+\): error (\w+)/g)];
  const numbers = new Map(places.map(([, line, code]) => [Number(line), code]));
  return [...numbers].map(([line, code]) => {
    const name = lines[line - 1]?.split(" // ").at(-1) ?? "";
    // An object literal with a property that the type does not name: types are closed where the schema is silent.
    return code === "TS2353" ? `${name} (excess)` : name;
  });
}

/**
 * @param {Group} group
 * @returns {string}
 */
function nameOf({ keyword, description }) {
  return `${keyword}: ${description}`;
}

/**
 * @param {string} draft
 * @param {Tally} tally
 */
function report(draft, { groups, refused, verdicts, wrong, valid, narrow }) {
  const right = String(verdicts - wrong.length);
  console.log(
    `${draft}: ${String(groups)} groups, ${String(refused.length)} refused; verdicts right ${right} of ${String(verdicts)}; valid instances that the type refuses ${String(narrow.length)} of ${String(valid)}`,
  );
  const lists = { refused, wrong, narrow };
  for (const [title, list] of Object.entries(lists))
    for (const name of list) console.log(`  ${title}  ${name}`);
}
