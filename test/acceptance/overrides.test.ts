// What an override says holds everywhere alike: in schemas, validators, types and variables, wherever it stands.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../src/generate.js";
import type { Json, JsonObject } from "../../src/base/json/json.js";
import { validatorFor } from "../output/validators/load.js";
import { validatorOf } from "./ajv.js";
import { compile, versions } from "./compile.js";

interface Kind {
  readonly says: JsonObject;
  readonly seen: readonly Json[];
  readonly good: readonly Json[];
  readonly bad: readonly Json[];
  /** What only the schema refuses. */
  readonly badInSchema?: readonly Json[];
  /** Whether a constant for it has `$path`. */
  readonly composite?: true;
}

const kinds: Readonly<Record<string, Kind>> = {
  type: { says: { type: "string" }, seen: [1], good: ["x"], bad: [1, null] },
  types: {
    says: { type: ["string", "boolean"] },
    seen: [1],
    good: ["x", true],
    bad: [1, null],
  },
  nullable: {
    says: { nullable: true },
    seen: [1],
    good: [2, null],
    bad: ["x"],
  },
  never: { says: { nullable: false }, seen: [1], good: [2], bad: [null] },
  enum: {
    says: { enum: ["a", "b", 3] },
    seen: ["a"],
    good: ["b", 3],
    bad: ["c", 4],
  },
  format: {
    says: { format: "date" },
    seen: ["2026-01-31"],
    good: ["2026-02-28"],
    bad: [1],
    badInSchema: ["2026-02-30"],
  },
  map: {
    says: { map: true },
    seen: [{ x: 1 }],
    good: [{ y: 2, z: 3 }, {}],
    bad: [{ y: "z" }, "y"],
    composite: true,
  },
  discriminator: {
    says: { discriminator: "kind" },
    seen: [
      { kind: "x", a: 1 },
      { kind: "y", b: true },
    ],
    good: [
      { kind: "x", a: 2 },
      { kind: "y", b: false },
    ],
    bad: [{ kind: "x", b: true }, { kind: "z" }, { a: 1 }, { kind: "y" }],
    composite: true,
  },
};

interface Position {
  readonly path: string;
  readonly within: (value: Json) => JsonObject;
  readonly beside?: JsonObject;
  readonly more?: JsonObject;
  readonly constant: string;
  readonly variable: string;
}

const positions: Readonly<Record<string, Position>> = {
  property: {
    path: "p",
    within: (value) => ({ p: value }),
    constant: ".p",
    variable: "p",
  },
  nested: {
    path: "o.p",
    within: (value) => ({ o: { p: value } }),
    constant: ".o.p",
    variable: "o.p",
  },
  item: {
    path: "l.*",
    within: (value) => ({ l: [value] }),
    constant: ".l.$at(0)",
    variable: "l.0",
  },
  "map-value": {
    path: "m.*",
    within: (value) => ({ m: { k: value } }),
    more: { m: { map: true } },
    constant: '.m.$key("k")',
    variable: "m.k",
  },
  "union-member": {
    path: "u.p",
    within: (value) => ({ u: { p: value } }),
    beside: { u: "text" },
    constant: ".u.p",
    variable: "u.p",
  },
  "tagged-member": {
    path: "t.p",
    within: (value) => ({ t: { of: "p", p: value } }),
    beside: { t: { of: "none" } },
    more: { t: { discriminator: "of" } },
    constant: ".t.p",
    variable: "t.p",
  },
};

const cases = Object.entries(kinds).flatMap(([kindName, kind]) =>
  Object.entries(positions).map(([positionName, position]) => ({
    slug: `${kindName}-${positionName}`,
    kind,
    position,
  })),
);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cobalt-events-overrides-"));
  const events: Record<string, JsonObject> = {};
  for (const { slug, kind, position } of cases) {
    const { path, within, beside, more } = position;
    const seen = [...kind.seen.map(within), ...(beside ? [beside] : [])];
    const overrides = { ...more, [path]: kind.says };
    events[slug] = { samples: seen, overrides };
  }
  writeFileSync(
    join(folder, "cobalt.events.json"),
    JSON.stringify({ output: "out", events }),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const { diagnostics } = await generate({ cwd: folder });
  expect(diagnostics).toEqual([]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(cases)("$slug", ({ slug, kind, position }) => {
  test("is the same in the schema and in the validator", async () => {
    const file = join(folder, `out/schemas/${slug}.schema.json`);
    const schema = JSON.parse(readFileSync(file, "utf8")) as JsonObject;
    const isValid = validatorOf(schema);
    const { validate } = await validatorFor(schema);
    const verdicts = (values: readonly Json[]): boolean[] =>
      values
        .map(position.within)
        .flatMap((it) => [isValid(it), validate(it).length === 0]);
    expect(verdicts(kind.good)).not.toContain(false);
    const bad = [...kind.bad, ...(kind.badInSchema ?? [])];
    expect(verdicts(bad)).not.toContain(true);
  });
});

test.each(versions)(
  "is the same in the types and the variables (TypeScript %s)",
  async (version) => {
    const lines = cases.flatMap(({ slug, kind, position }) => {
      const { within, constant, variable } = position;
      const name = slug.replace(/-(.)/g, (_, it: string) => it.toUpperCase());
      const types = `out.${name.charAt(0).toUpperCase()}${name.slice(1)}VariableTypes`;
      const payload = `out.CobaltEventPayloads["${slug}"]`;
      const value = `${types}["${variable}"]`;
      const path = `out.${name}Variables${constant}${kind.composite ? ".$path" : ""}`;
      const lines = (values: readonly Json[]): string[] =>
        values.flatMap((it) => [
          `accept<${payload}>(${JSON.stringify(within(it))});`,
          `accept<${value}>(${JSON.stringify(it)});`,
        ]);
      return [
        `accept<"${variable}">(${path});`,
        `accept<out.CobaltEventVariablePaths["${slug}"]>(${path});`,
        ...lines([...kind.good, ...(kind.badInSchema ?? [])]),
        ...lines(kind.bad).flatMap((line) => ["// @ts-expect-error", line]),
      ];
    });
    const file = join(folder, `calls-${version}.ts`);
    writeFileSync(
      file,
      `import * as out from "./out/index.js";\nfunction accept<T>(_: T): void {}\n${lines.join("\n")}\n`,
    );
    expect(
      await compile({ version, resolution: "nodenext", include: [file] }),
    ).toEqual([]);
  },
);
