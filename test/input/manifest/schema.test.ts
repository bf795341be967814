import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import schema from "../../../manifest.schema.json" with { type: "json" };
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { parseDocument } from "../../../src/base/json/document.js";
import {
  eventFields,
  manifestFields,
  validateManifest,
} from "../../../src/input/manifest/validate-manifest.js";
import { allowanceFields } from "../../../src/input/manifest/validate-allow.js";
import { targetFields } from "../../../src/input/manifest/validate-targets.js";
import { workspaceFields } from "../../../src/input/manifest/validate-workspaces.js";
import { overrideFields } from "../../../src/input/manifest/validate-overrides.js";
import { runs } from "../../runs.js";

const isManifest = new Ajv({
  allowUnionTypes: true,
  strictSchema: true,
}).compile(schema);

/** Whether the validator and the published schema accept a manifest. */
function verdicts(value: unknown) {
  const diagnostics = new Diagnostics();
  const document = parseDocument("/m.json", JSON.stringify(value), diagnostics);
  if (document) validateManifest(document, diagnostics);
  const codes = diagnostics.list.map(({ code }) => code);
  expect(["CE107", "CE108", "CE109", "CE111"]).toEqual(
    expect.arrayContaining(codes),
  );
  return { validator: codes.length === 0, schema: isManifest(document?.value) };
}

describe("manifest.schema.json", () => {
  it("has the fields that the validator has", () => {
    const { allowance, event, override, target, workspace } =
      schema.definitions;
    expect(Object.keys(target.properties).sort()).toEqual(
      Object.keys(targetFields).sort(),
    );
    expect(Object.keys(workspace.properties).sort()).toEqual(
      Object.keys(workspaceFields).sort(),
    );
    expect(Object.keys(allowance.properties).sort()).toEqual(
      Object.keys(allowanceFields).sort(),
    );
    expect(Object.keys(schema.properties).sort()).toEqual(
      Object.keys(manifestFields).sort(),
    );
    expect(Object.keys(event.properties).sort()).toEqual(
      Object.keys(eventFields).sort(),
    );
    expect(Object.keys(override.properties).sort()).toEqual(
      Object.keys(overrideFields).sort(),
    );
  });

  it("describes every field", () => {
    const { allowance, event, override, target, workspace, deprecated } =
      schema.definitions;
    const groups: Record<string, { description?: string }>[] = [
      schema.properties,
      workspace.properties,
      target.properties,
      allowance.properties,
      { ...event.properties, deprecated },
      { ...override.properties, deprecated },
    ];
    for (const field of groups.flatMap((group) => Object.values(group))) {
      expect(field.description).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it("has defaults and examples that hold", () => {
    const { event, override } = schema.definitions;
    const examples = (properties: object) =>
      Object.entries(properties).flatMap(
        ([key, field]: [string, { default?: unknown; examples?: unknown[] }]) =>
          [field.default, ...(field.examples ?? [])]
            .filter((one) => one !== undefined)
            .map((one) => ({ [key]: one })),
      );
    const manifests = [
      ...examples(schema.properties).map((fields) => ({
        events: {},
        ...fields,
      })),
      ...examples(event.properties).map((fields) => ({
        events: { e: fields },
      })),
      ...examples(override.properties).map((fields) => ({
        events: { e: { overrides: { a: fields } } },
      })),
    ];
    expect(manifests.length).toBeGreaterThan(20);
    for (const manifest of manifests)
      expect(verdicts(manifest), JSON.stringify(manifest)).toEqual({
        validator: true,
        schema: true,
      });
  });

  const scalars = [
    null,
    true,
    false,
    0,
    1.5,
    "",
    " ",
    "x",
    ".",
    "..",
    "...",
    "a b",
    "1a",
    "a\n",
    "\u0000",
    "\ud800",
    "😀",
    "é",
    "__proto__",
  ];
  const values = [
    ...scalars,
    ...[
      "slug",
      "event",
      "file",
      "folder",
      ".js",
      ".ts",
      "string",
      "integer",
      "unknown",
      "date-time",
      "uri",
    ],
    ...[
      "http://x",
      "https://x.y:80/z/",
      "https://",
      "https://a b",
      "http://x?y",
      "http://x#y",
      "HTTP://x",
      "https://u@x",
      "http:\\\\x",
      "http://x/\\y",
    ],
    ...[
      [],
      [1],
      ["x", "x"],
      [1, 1],
      [0, -0],
      [1, "1"],
      [null, null],
      [[]],
      [{}],
      ["string"],
      ["string", "null"],
      ["string", "string"],
      ["text"],
    ],
    ...[
      {},
      { a: {} },
      { a: 1 },
      { a: null },
      { a: [] },
      { a: { type: "string" } },
      { type: "object" },
    ],
  ];
  it("agrees with the validator on every field and value", () => {
    const counts = { true: 0, false: 0 };
    const check = (manifest: unknown) => {
      const { validator, schema } = verdicts(manifest);
      expect(validator, JSON.stringify(manifest)).toBe(schema);
      counts[validator ? "true" : "false"] += 1;
    };
    for (const value of values) {
      check(value);
      for (const key of [
        ...Object.keys(manifestFields),
        "evnts",
        "constructor",
      ])
        check({ events: {}, [key]: value });
      for (const key of [...Object.keys(eventFields), "toString", "smaple"])
        check({ events: { e: { [key]: value } } });
      for (const key of [...Object.keys(overrideFields), "types"])
        check({ events: { e: { overrides: { "a.*": { [key]: value } } } } });
      for (const key of [...Object.keys(workspaceFields), "key"])
        check({
          events: {},
          workspaces: { w: { apiKey: "KEY", [key]: value } },
        });
      check({ events: {}, workspaces: { [typeof value]: value } });
      for (const key of [...Object.keys(targetFields), "package"])
        check({
          events: {},
          targets: [{ language: "go", output: "go", [key]: value }],
        });
      check({ events: {}, targets: [value] });
    }
    expect(Math.min(counts.true, counts.false)).toBeGreaterThan(400);
  });

  it("agrees with the validator on any manifest", () => {
    const value = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...values) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    );
    const object = (
      known: object,
      more: Record<string, fc.Arbitrary<unknown>> = {},
    ) =>
      fc.record(
        {
          ...Object.fromEntries(Object.keys(known).map((key) => [key, value])),
          ...more,
        },
        { requiredKeys: [] },
      );
    const override = object(overrideFields);
    const event = object(eventFields, {
      overrides: fc.dictionary(fc.string(), fc.oneof(override, value), {
        maxKeys: 2,
      }),
    });
    const events = fc.dictionary(fc.string(), fc.oneof(event, value), {
      maxKeys: 2,
    });
    fc.assert(
      fc.property(object(manifestFields, { events }), (manifest) => {
        const { validator, schema } = verdicts(manifest);
        expect(validator).toBe(schema);
      }),
      { numRuns: runs(1000) },
    );
  });
});
