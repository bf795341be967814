import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { schemaLoader } from "../../../src/json-schema/load/load-schema.js";
import type { Json } from "../../../src/base/json/json.js";
import {
  load,
  loadSound,
  manifestWith,
  problemsOf,
  volumeOf,
} from "../load-in-memory.js";
import { asFileSystem } from "../../memory-fs.js";

type Files = Readonly<Record<string, unknown>>;

const text = { type: "string" };

/** A schema of one property. */
function having(property: Json, rest: object = {}): Json {
  return { type: "object", properties: { a: property }, ...rest };
}

describe("what a $ref resolves to", () => {
  const defs = { definitions: { x: text } };
  const table: [name: string, schema: Json, files: Files, want: unknown][] = [
    [
      "a pointer stays as it is",
      having({ $ref: "#/definitions/x" }, defs),
      {},
      having({ $ref: "#/definitions/x" }, defs),
    ],
    [
      "percent-encoding and tildes",
      having(
        { $ref: "#/definitions/a%20b~1c~0d%25" },
        { definitions: { "a b/c~d%": text } },
      ),
      {},
      having(
        { $ref: "#/definitions/a%20b~1c~0d%25" },
        { definitions: { "a b/c~d%": text } },
      ),
    ],
    [
      "a pointer through an array",
      having(
        { $ref: "#/allOf/0/properties/b" },
        { allOf: [{ properties: { b: text } }] },
      ),
      {},
      having(
        { $ref: "#/allOf/0/properties/b" },
        { allOf: [{ properties: { b: text } }] },
      ),
    ],
    [
      "an anchor",
      having({ $ref: "#here" }, { $defs: { x: { $anchor: "here", ...text } } }),
      {},
      having({ $ref: "#/$defs/x" }, { $defs: { x: text } }),
    ],
    [
      "an anchor as draft-07 writes it",
      having(
        { $ref: "#here" },
        { definitions: { x: { $id: "#here", ...text } } },
      ),
      {},
      having({ $ref: "#/definitions/x" }, defs),
    ],
    [
      "an embedded $id, absolute",
      having(
        { $ref: "https://x.test/y" },
        { $defs: { y: { $id: "https://x.test/y", ...text } } },
      ),
      {},
      having({ $ref: "#/$defs/y" }, { $defs: { y: text } }),
    ],
    [
      "an embedded $id, relative, and a pointer that starts from it",
      having(
        { $ref: "y#/$defs/z" },
        {
          $id: "https://x.test/x",
          $defs: { y: { $id: "y", $defs: { z: text }, $ref: "#/$defs/z" } },
        },
      ),
      {},
      having(
        { $ref: "#/$defs/y/$defs/z" },
        {
          $id: "https://x.test/x",
          $defs: { y: { $defs: { z: text }, $ref: "#/$defs/y/$defs/z" } },
        },
      ),
    ],
    [
      "a file",
      having({ $ref: "sub/b.json" }),
      { "/app/sub/b.json": text },
      having({ $ref: "#/definitions/b" }, { definitions: { b: text } }),
    ],
    [
      "a file with comments, by a name with a space",
      having({ $ref: "b%20c.schema.json" }),
      { "/app/b c.schema.json": '// text\n{"type": "string",}' },
      having({ $ref: "#/definitions/b-c" }, { definitions: { "b-c": text } }),
    ],
    [
      "a part of a file, of which the rest is left out",
      having({ $ref: "b.json#/definitions/x" }),
      {
        "/app/b.json": {
          definitions: { x: text, unused: { $ref: "nowhere.json" } },
        },
      },
      having({ $ref: "#/definitions/b.x" }, { definitions: { "b.x": text } }),
    ],
    [
      "an anchor of a file",
      having({ $ref: "b.json#here" }),
      { "/app/b.json": { $defs: { x: { $anchor: "here", ...text } } } },
      having({ $ref: "#/$defs/b.x" }, { $defs: { "b.x": text } }),
    ],
    [
      "an anchor of a file with an $id",
      having({ $ref: "b.json#here" }),
      {
        "/app/b.json": {
          $id: "https://x.test/b",
          $defs: { x: { $anchor: "here", ...text } },
        },
      },
      having({ $ref: "#/$defs/b.x" }, { $defs: { "b.x": text } }),
    ],
    [
      "a file and a part of it share what is taken over",
      having({ anyOf: [{ $ref: "b.json#/properties/x" }, { $ref: "b.json" }] }),
      { "/app/b.json": { properties: { x: text } } },
      having(
        {
          anyOf: [
            { $ref: "#/definitions/b/properties/x" },
            { $ref: "#/definitions/b" },
          ],
        },
        { definitions: { b: { properties: { x: text } } } },
      ),
    ],
    [
      "a file beside a document whose $id is of the network",
      having({ $ref: "b.json" }, { $id: "https://x.test/a.json" }),
      { "/app/b.json": text },
      having(
        { $ref: "#/definitions/b" },
        { $id: "https://x.test/a.json", definitions: { b: text } },
      ),
    ],
    [
      "the $id of a file that another reference opens later",
      {
        properties: { a: { $ref: "https://x.test/b" }, b: { $ref: "b.json" } },
      },
      { "/app/b.json": { $id: "https://x.test/b", ...text } },
      {
        properties: {
          a: { $ref: "#/definitions/b" },
          b: { $ref: "#/definitions/b" },
        },
        definitions: { b: text },
      },
    ],
    [
      "files that refer to each other",
      having({ $ref: "b.json" }),
      {
        "/app/b.json": { properties: { c: { $ref: "c.json" } } },
        "/app/c.json": {
          properties: { b: { $ref: "b.json" }, c: { $ref: "#" } },
        },
      },
      having(
        { $ref: "#/definitions/b" },
        {
          definitions: {
            b: { properties: { c: { $ref: "#/definitions/c" } } },
            c: {
              properties: {
                b: { $ref: "#/definitions/b" },
                c: { $ref: "#/definitions/c" },
              },
            },
          },
        },
      ),
    ],
    [
      "two files of one name, and a definition that has it already",
      having(
        { allOf: [{ $ref: "x/b.json" }, { $ref: "y/b.json" }] },
        { definitions: { b: true } },
      ),
      { "/app/x/b.json": { type: "object" }, "/app/y/b.json": text },
      having(
        {
          allOf: [{ $ref: "#/definitions/b-2" }, { $ref: "#/definitions/b-3" }],
        },
        { definitions: { b: true, "b-2": { type: "object" }, "b-3": text } },
      ),
    ],
    [
      "a schema under a keyword that no draft knows, and what it refers to",
      having(
        { $ref: "#/components/b" },
        { components: { b: { $ref: "c.json" } } },
      ),
      { "/app/c.json": text },
      having(
        { $ref: "#/components/b" },
        {
          components: { b: { $ref: "#/definitions/c" } },
          definitions: { c: text },
        },
      ),
    ],
    [
      "dynamic references, as they are written",
      {
        $dynamicAnchor: "node",
        properties: { a: { $dynamicRef: "#node" }, b: { $recursiveRef: "#" } },
      },
      {},
      {
        $dynamicAnchor: "node",
        properties: { a: { $ref: "#" }, b: { $ref: "#" } },
      },
    ],
    [
      "two references in one schema",
      having(
        { $ref: "#/$defs/x", $dynamicRef: "#/$defs/y" },
        { $defs: { x: text, y: true } },
      ),
      {},
      having(
        { $ref: "#/$defs/x", allOf: [{ $ref: "#/$defs/y" }] },
        { $defs: { x: text, y: true } },
      ),
    ],
    [
      "identifiers of draft-04",
      {
        $schema: "http://json-schema.org/draft-04/schema#",
        id: "https://x.test/a",
        properties: { id: text, a: { $ref: "b" } },
        definitions: { b: { id: "b", type: "string" } },
      },
      {},
      {
        $schema: "http://json-schema.org/draft-04/schema#",
        id: "https://x.test/a",
        properties: { id: text, a: { $ref: "#/definitions/b" } },
        definitions: { b: text },
      },
    ],
  ];
  it.each(table)("%s", (_name, schema, files, want) => {
    const { bundle, problems } = load(schema, files);
    expect(problems()).toEqual([]);
    // As text, so that the order of keys counts too.
    expect(JSON.stringify(bundle?.schema, null, 2)).toBe(
      JSON.stringify(want, null, 2),
    );
  });

  it("sees data for what it is", () => {
    const data = { $ref: "https://x.test/", $id: "https://y.test" };
    const schema = {
      enum: [data],
      const: data,
      default: data,
      examples: [data],
      "x-unknown": data,
      properties: { $ref: text, $id: text, enum: text },
    };
    expect(loadSound(schema).schema).toEqual(schema);
  });

  it("loads the file that the event names, and says what it depends on", () => {
    const { bundle, inputs } = load("schemas/a.json", {
      "/app/schemas/a.json": having({ $ref: "../b.json" }),
      "/app/b.json": text,
    });
    expect(bundle?.schema).toEqual(
      having({ $ref: "#/definitions/b" }, { definitions: { b: text } }),
    );
    expect(inputs).toEqual(["/app/schemas/a.json", "/app/b.json"]);
  });

  it("tells where each part of the bundle was written", () => {
    const bundle = loadSound(having({ $ref: "b.json#/definitions/x" }), {
      "/app/b.json":
        '{\n  "definitions": {\n    "x": {\n      "type": "string"\n    }\n  }\n}',
    });
    expect(bundle.place(["definitions", "b.x", "type"])).toMatchObject({
      file: "/app/b.json",
      line: 4,
      column: 15,
    });
    expect(bundle.place(["properties", "a"])).toMatchObject({
      file: "/app/cobalt.events.json",
      line: 7,
    });
  });
});

describe("the draft", () => {
  const table: [schema: Json, want: string][] = [
    [{}, "draft-07"],
    [{ definitions: {} }, "draft-07"],
    [{ properties: { a: { prefixItems: [] } } }, "2020-12"],
    [{ $defs: {} }, "2020-12"],
    [{ $defs: {}, properties: { a: { items: [{}] } } }, "2019-09"],
    [{ properties: { a: { $recursiveRef: "#" } } }, "2019-09"],
    [{ exclusiveMaximum: false }, "draft-04"],
    [{ exclusiveMaximum: 5 }, "draft-07"],
    [{ $ref: "c.json#/x", description: "Named." }, "draft-07"],
    [{ $ref: "c.json#/x", required: ["a"] }, "2019-09"],
    [{ $schema: "http://json-schema.org/schema#" }, "draft-07"],
    [{ $schema: "http://json-schema.org/schema", $defs: {} }, "2020-12"],
    [{ $schema: "http://json-schema.org/draft-04/hyper-schema#" }, "draft-04"],
    [{ $schema: "https://spec.openapis.org/oas/3.1/dialect/base" }, "2020-12"],
    [{ $schema: "http://json-schema.org/draft-04/schema#" }, "draft-04"],
    [{ $schema: "http://json-schema.org/draft-06/schema" }, "draft-06"],
    [
      { $schema: "http://json-schema.org/draft-07/schema#", $defs: {} },
      "draft-07",
    ],
    [{ $schema: "https://json-schema.org/draft/2019-09/schema" }, "2019-09"],
    [{ $schema: "https://json-schema.org/draft/2020-12/schema" }, "2020-12"],
    [{ $ref: "b.json" }, "2019-09"],
  ];
  it.each(table)("%j is %s", (schema, want) => {
    const files = {
      "/app/b.json": {
        $schema: "https://json-schema.org/draft/2019-09/schema",
      },
      "/app/c.json": { x: {} },
    };
    expect(loadSound(schema, files).draft).toBe(want);
  });
});

describe("what is wrong", () => {
  const table: [
    name: string,
    schema: Json,
    files: Files,
    want: readonly string[],
  ][] = [
    [
      "a missing file",
      "schemas/emplyee.json",
      { "/app/schemas/employee.json": {} },
      [
        'CE401 cobalt.events.json:4:17 There is no schema "schemas/emplyee.json"; did you mean "employee.json"?',
      ],
    ],
    [
      "a missing file that is referred to",
      having({ $ref: "b.json" }),
      {},
      ['CE401 cobalt.events.json:8:21 There is no schema "b.json".'],
    ],
    [
      "a folder",
      "schemas",
      { "/app/schemas/a.json": {} },
      ['CE102 cobalt.events.json:4:17 "/app/schemas" is a folder, not a file.'],
    ],
    [
      "a file above the folder",
      "../a.json",
      { "/a.json": {} },
      [
        'CE402 cobalt.events.json:4:17 "../a.json" lies outside the manifest\'s folder.',
      ],
    ],
    [
      "a file far above the folder",
      having({ $ref: "../../../etc/passwd" }),
      { "/etc/passwd": "root" },
      [
        'CE402 cobalt.events.json:8:21 "../etc/passwd" lies outside the manifest\'s folder.',
      ],
    ],
    [
      "an absolute path",
      having({ $ref: "file:///etc/passwd" }),
      { "/etc/passwd": "root" },
      [
        'CE402 cobalt.events.json:8:21 "../etc/passwd" lies outside the manifest\'s folder.',
      ],
    ],
    [
      "an escaped way out",
      having({ $ref: "%2e%2e/a.json" }),
      { "/a.json": {} },
      [
        'CE402 cobalt.events.json:8:21 "../a.json" lies outside the manifest\'s folder.',
      ],
    ],
    [
      "a link out of the folder",
      having({ $ref: "b.json" }),
      { "/secret.json": {}, "/app/b.json": "-> /secret.json" },
      [
        'CE402 cobalt.events.json:8:21 "b.json" lies outside the manifest\'s folder.',
      ],
    ],
    [
      "the network",
      having({ $ref: "https://x.test/a.json" }),
      {},
      [
        'CE403 cobalt.events.json:8:21 The $ref "https://x.test/a.json" leads over the network.',
      ],
    ],
    [
      "the network, without its protocol",
      having({ $ref: "//x.test/a.json" }),
      {},
      [
        'CE404 cobalt.events.json:8:21 The $ref "//x.test/a.json" is not a usable reference.',
      ],
    ],
    [
      "a pointer to nothing",
      having({ $ref: "#/definitions/y" }, { definitions: { x: text } }),
      {},
      [
        'CE404 cobalt.events.json:8:21 The $ref "#/definitions/y" leads to nothing.',
      ],
    ],
    [
      "a pointer to an inherited property",
      having({ $ref: "#/properties/constructor" }),
      {},
      [
        'CE404 cobalt.events.json:8:21 The $ref "#/properties/constructor" leads to nothing.',
      ],
    ],
    [
      "a pointer to what is no schema",
      having({ $ref: "#/type" }),
      {},
      [
        'CE404 cobalt.events.json:8:21 The $ref "#/type" leads to something that is no schema.',
      ],
    ],
    [
      "an anchor that is not there",
      having({ $ref: "#hera" }, { $defs: { x: { $anchor: "here" } } }),
      {},
      [
        'CE404 cobalt.events.json:8:21 The $ref "#hera" names an anchor that is not there; did you mean "here"?',
      ],
    ],
    [
      "several, one of them in another file",
      { properties: { a: { $ref: "#/x" }, b: { $ref: "b.json" } } },
      { "/app/b.json": '{\n  "not": { "$ref": "#/y" }\n}' },
      [
        'CE404 b.json:2:20 The $ref "#/y" leads to nothing.',
        'CE404 cobalt.events.json:7:21 The $ref "#/x" leads to nothing.',
      ],
    ],
    [
      "invalid JSON",
      "a.json",
      { "/app/a.json": "{]" },
      [
        "CE104 a.json:1:2 This is not valid JSON: a property name in double quotes is expected here.",
      ],
    ],
    [
      "no schema at all",
      "a.json",
      { "/app/a.json": [] },
      ["CE405 a.json:1:1 A schema is an object, not an array."],
    ],
    [
      "a $schema that is no URI",
      { $schema: 7 },
      {},
      ["CE405 cobalt.events.json:5:20 $schema is a URI, not a number."],
    ],
  ];
  it.each(table)("%s", (_name, schema, files, want) => {
    const { bundle, problems } = load(schema, files);
    expect(bundle).toBeUndefined();
    expect(problems()).toEqual(want);
  });

  it("reads a dialect that is not known by its keywords, and says so", () => {
    const { bundle, problems } = load({
      $schema: "https://x.test/my-own",
      prefixItems: [],
    });
    expect(bundle?.draft).toBe("2020-12");
    expect(problems()).toEqual([
      'CE408 cobalt.events.json:5:20 The $schema "https://x.test/my-own" names no draft of JSON Schema that is known, so the schema is read by its keywords.',
    ]);
  });

  it("does not go round in circles of linked folders", () => {
    const { problems } = load(having({ $ref: "sub/b.json" }), {
      "/app/sub/b.json": { properties: { b: { $ref: "sub/b.json" } } },
      "/app/sub/sub": "-> /app/sub",
    });
    expect(problems()).toEqual([]);
  });

  it.each([
    [200, []],
    [201, ["CE106"]],
    [900, ["CE106"]],
  ])("follows schemas within schemas for 200 levels: %i", (levels, want) => {
    let schema: Json = true;
    for (let level = 0; level < levels; level += 1) schema = { not: schema };
    const { diagnostics } = load("a.json", { "/app/a.json": schema });
    expect(diagnostics.list.map(({ code }) => code)).toEqual(want);
  });

  it("says what is wrong in a shared file once", () => {
    const { manifest, event } = manifestWith({ $ref: "b.json" });
    const fs = asFileSystem(volumeOf({ "/app/b.json": { $ref: "#/x" } }));
    const diagnostics = new Diagnostics();
    const loadSchema = schemaLoader({ manifest, fs, diagnostics });
    const loaded = [1, 2].map(() => loadSchema(event));
    expect(loaded).toEqual([
      { inputs: ["/app/b.json"] },
      { inputs: ["/app/b.json"] },
    ]);
    expect(problemsOf(diagnostics)).toHaveLength(1);
  });
});
