// Real payloads: every event that GitHub sends, with all recorded samples.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate, type GenerateResult } from "../../src/generate.js";
import {
  isObject,
  type Json,
  type JsonObject,
} from "../../src/base/json/json.js";
import { project, put } from "../cli/bin.js";
import { compile, versions } from "./compile.js";
import { filesIn } from "./golden.js";
import { type Mutation, mutations } from "./mutate.js";
import { observe } from "./observe.js";
import { projectOf, recorded } from "./octokit.js";
import { shuffle } from "./shuffle.js";

const { folder, remove } = project({
  ...projectOf(recorded),
  "package.json": '{ "type": "module" }',
});
afterAll(remove);

let result: GenerateResult;
beforeAll(async () => {
  result = await generate({ cwd: folder });
});

const ajv = new Ajv({ strict: true, ownProperties: true });
addFormats.default(ajv);

function validatorOf(name: string): ValidateFunction {
  const path = join(folder, "out/schemas", `${name}.schema.json`);
  return ajv.compile(JSON.parse(readFileSync(path, "utf8")) as JsonObject);
}

/** A few spoilt payloads for each event, made of its smallest sample. */
function spoilt(examples: readonly JsonObject[]): Mutation[] {
  const bySize = examples.toSorted(
    (a, b) => JSON.stringify(a).length - JSON.stringify(b).length,
  );
  return bySize[0] ? mutations(bySize[0], observe(examples)) : [];
}

test("all 58 events are generated, and again without a change", async () => {
  expect(result.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  expect(result).toMatchObject({ ok: true, events: 58 });
  const again = await generate({ cwd: folder });
  expect(again.files).toHaveLength(2 * 58 + 2);
  expect(again.files.filter((f) => f.action !== "unchanged")).toEqual([]);
});

describe.each(recorded)("the schema of $name", ({ name, examples }) => {
  test("accepts every sample", () => {
    const validate = validatorOf(name);
    for (const example of examples) {
      validate(example);
      expect(validate.errors).toBe(null);
    }
  });

  test("refuses payloads that were spoilt", () => {
    const validate = validatorOf(name);
    const refused = spoilt(examples).filter(
      ({ payload }) => !validate(payload),
    );
    expect(refused).toEqual(spoilt(examples));
    expect(refused.length).toBeGreaterThan(4);
  });
});

describe.each([1, 2, 3])("samples shuffled with seed %i", (seed) => {
  const { folder: other, remove: removeOther } = project(
    projectOf(shuffle(recorded, seed)),
  );
  afterAll(removeOther);

  test("come to the same schemas and types, but for the order of properties", async () => {
    expect(await generate({ cwd: other })).toMatchObject({ ok: true });
    const [wanted, found] = [folder, other].map((at) =>
      filesIn(join(at, "out")),
    );
    expect([...(found?.keys() ?? [])]).toEqual([...(wanted?.keys() ?? [])]);
    for (const [path, text] of found ?? [])
      expect(unordered(path, text)).toEqual(
        unordered(path, wanted?.get(path) ?? ""),
      );
    expect(found).not.toEqual(wanted);
  });
});

/** What is left of a file where the order of properties does not count. */
function unordered(path: string, text: string): unknown {
  return path.endsWith(".json")
    ? sortedJson(JSON.parse(text) as Json)
    : text.split("\n").sort();
}

function sortedJson(value: Json): Json {
  if (Array.isArray(value))
    return value
      .map(sortedJson)
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, child]) => [key, sortedJson(child)]),
  );
}

describe("the types accept every sample, and refuse payloads that were spoilt", () => {
  beforeAll(() => {
    for (const { name, examples } of recorded) {
      const good = examples.map(
        (payload) => `accept(${JSON.stringify(payload)});\n`,
      );
      const bad = spoilt(examples).map(
        ({ how, payload }) =>
          `// @ts-expect-error: ${how}\naccept(${JSON.stringify(payload)});\n`,
      );
      put(
        folder,
        `calls/${name}.ts`,
        `import type { CobaltEventPayloads } from "../out/index.js";\n` +
          `function accept(_: CobaltEventPayloads["${name}"]): void {}\n` +
          [...good, ...bad].join(""),
      );
    }
  });

  test.each(versions)("TypeScript %s", async (version) => {
    const include = [join(folder, "calls"), join(folder, "out")];
    expect(await compile({ version, resolution: "nodenext", include })).toEqual(
      [],
    );
  });
});
