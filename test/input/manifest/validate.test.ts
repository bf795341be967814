import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { parseDocument } from "../../../src/base/json/document.js";
import { validateManifest } from "../../../src/input/manifest/validate-manifest.js";
import { problemsOf } from "./problems.js";

function validate(text: string) {
  const diagnostics = new Diagnostics();
  const document = parseDocument("/app/cobalt.events.json", text, diagnostics);
  const manifest = document && validateManifest(document, diagnostics);
  return { manifest, diagnostics, problems: problemsOf(diagnostics) };
}

/** Validates a manifest of one event `e`, given as the text of its object. */
function validateEvent(event: string) {
  const { manifest, problems } = validate(`{"events":{"e":${event}}}`);
  return { event: manifest?.events[0], problems };
}

describe("a sound manifest", () => {
  it("gets its defaults", () => {
    const { manifest, problems } = validate(
      '{ "events": { "employee-created": {} } }',
    );
    expect(problems).toEqual([]);
    expect(manifest?.folder).toBe("/app");
    expect(manifest?.options).toEqual({
      output: "src/generated/cobalt",
      route: "slug",
      baseUrl: "https://api.gocobalt.io",
      language: "typescript",
      module: "esm",
      importExtension: ".js",
      format: true,
      closed: true,
      evidence: "any",
      templateRoot: "event",
      validation: "off",
      examples: false,
    });
    expect(manifest?.events).toEqual([
      {
        slug: "employee-created",
        path: ["events", "employee-created"],
        isSound: true,
        name: "employee-created",
        samples: [],
        overrides: [],
      },
    ]);
  });

  it("keeps everything it says", () => {
    const { manifest, problems } = validate(`{
      "$schema": "./node_modules/cobalt-events/manifest.schema.json",
      "output": "src/events", "layout": "file", "route": "event", "baseUrl": "http://localhost:8080/cobalt",
      "importExtension": "", "templateRoot": "start", "format": false, "closed": false, "evidence": "settled",
      "validation": "standalone", "examples": true,
      "events": {
        "e": {
          "name": "Employee Created", "description": "Joined.", "deprecated": "Use f.", "app": "hubspot", "as": "é$1",
          "sample": { "a": 1 }, "samples": [{ "a": 2 }, "samples/*.json"],
          "overrides": {
            "a": { "type": "integer" },
            "items.*.sku": {
              "type": ["string", "null"], "optional": true, "nullable": false, "enum": ["x", 1, null, true],
              "format": "date-time", "map": false, "description": "Sku.", "deprecated": true
            }
          },
          "schema": { "type": "object" }
        },
        "f": { "deprecated": false, "schema": true, "overrides": {} }
      }
    }`);
    expect(problems).toEqual([]);
    expect(manifest?.options).toEqual({
      output: "src/events",
      layout: "file",
      route: "event",
      baseUrl: "http://localhost:8080/cobalt",
      language: "typescript",
      module: "esm",
      importExtension: "",
      templateRoot: "start",
      format: false,
      closed: false,
      evidence: "settled",
      validation: "standalone",
      examples: true,
    });
    const path = ["events", "e"];
    expect(manifest?.events).toEqual([
      {
        slug: "e",
        path,
        isSound: true,
        name: "Employee Created",
        description: "Joined.",
        deprecated: "Use f.",
        app: "hubspot",
        as: "é$1",
        samples: [
          { value: { a: 1 }, path: [...path, "sample"] },
          { value: { a: 2 }, path: [...path, "samples", 0] },
          { value: "samples/*.json", path: [...path, "samples", 1] },
        ],
        overrides: [
          {
            variable: "a",
            path: [...path, "overrides", "a"],
            type: ["integer"],
          },
          {
            variable: "items.*.sku",
            path: [...path, "overrides", "items.*.sku"],
            type: ["string", "null"],
            optional: true,
            nullable: false,
            enum: ["x", 1, null, true],
            format: "date-time",
            map: false,
            description: "Sku.",
            deprecated: true,
          },
        ],
        schema: { type: "object" },
      },
      {
        slug: "f",
        path: ["events", "f"],
        isSound: true,
        name: "f",
        samples: [],
        overrides: [],
        schema: true,
      },
    ]);
  });

  it.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "",
    "1",
    "a.b",
  ])("takes %j as a slug", (slug) => {
    for (const end of ["", "// tolerant"]) {
      const { manifest, problems } = validate(
        `{"events":{${JSON.stringify(slug)}:{"sample":{}}}}${end}`,
      );
      expect(problems).toEqual([]);
      expect(manifest?.events).toMatchObject([
        { slug, name: slug, samples: [{ value: {} }] },
      ]);
    }
  });
});

describe("a manifest that is none", () => {
  const table: [text: string, want: string[]][] = [
    ["[]", ["CE107 1:1 The manifest must be an object, not an array."]],
    ["null", ["CE107 1:1 The manifest must be an object, not null."]],
    ["{}", ['CE107 1:1 The manifest has no "events".']],
    [
      '{"events": []}',
      ['CE107 1:12 "events" must be an object, not an array.'],
    ],
    [
      '{"event": {}}',
      [
        'CE107 1:1 The manifest has no "events".',
        'CE108 1:2 The manifest takes no field "event"; did you mean "events"?',
      ],
    ],
  ];
  it.each(table)("%s", (text, want) => {
    expect(validate(text)).toMatchObject({
      manifest: undefined,
      problems: want,
    });
  });
});

describe("options", () => {
  const table: [option: string, want: string | undefined][] = [
    [
      '"output": ""',
      'CE109 1:12 "output" is "", which is not the path of a folder or of a .ts file.',
    ],
    [
      '"output": "a\\u0000b"',
      'CE109 1:12 "output" is "a\\u0000b", which is not the path of a folder or of a .ts file.',
    ],
    ['"output": 1', 'CE107 1:12 "output" must be a string, not a number.'],
    [
      '"layout": "files"',
      'CE109 1:12 "layout" cannot be "files"; did you mean "file"?',
    ],
    ['"route": "none"', 'CE109 1:11 "route" cannot be "none".'],
    ['"route": null', 'CE107 1:11 "route" must be a string, not null.'],
    [
      '"baseUrl": "api.gocobalt.io"',
      'CE109 1:13 "baseUrl" is "api.gocobalt.io", which is not an http or https URL without user, query and fragment.',
    ],
    [
      '"baseUrl": "ftp://x"',
      'CE109 1:13 "baseUrl" is "ftp://x", which is not an http or https URL without user, query and fragment.',
    ],
    [
      '"baseUrl": "https://x/?a=1"',
      'CE109 1:13 "baseUrl" is "https://x/?a=1", which is not an http or https URL without user, query and fragment.',
    ],
    [
      '"baseUrl": "https://"',
      'CE109 1:13 "baseUrl" is "https://", which is not an http or https URL without user, query and fragment.',
    ],
    [
      '"baseUrl": "http://[::1"',
      'CE109 1:13 "baseUrl" is no URL: its host or port is malformed.',
    ],
    [
      '"baseUrl": "https://x:99999/"',
      'CE109 1:13 "baseUrl" is no URL: its host or port is malformed.',
    ],
    [
      '"baseUrl": "http://x:6000"',
      'CE109 1:13 "baseUrl" has the port 6000, which `fetch` never connects to.',
    ],
    ['"baseUrl": "http://[::1]:4010"', undefined],
    ['"baseUrl": "https://app.refold.ai/"', undefined],
    [
      '"importExtension": "js"',
      'CE109 1:21 "importExtension" cannot be "js"; did you mean ".js"?',
    ],
    [
      '"format": "yes"',
      'CE107 1:12 "format" must be true or false, not a string.',
    ],
    ['"closed": 0', 'CE107 1:12 "closed" must be true or false, not a number.'],
    ['"validation": "on"', 'CE109 1:16 "validation" cannot be "on".'],
    ['"$schema": {}', 'CE107 1:13 "$schema" must be a string, not an object.'],
    [
      '"outptu": "x"',
      'CE108 1:2 The manifest takes no field "outptu"; did you mean "output"?',
    ],
    [
      '"constructor": "x"',
      'CE108 1:2 The manifest takes no field "constructor".',
    ],
    ['"__proto__": {}', 'CE108 1:2 The manifest takes no field "__proto__".'],
  ];
  it.each(table)("%s", (option, want) => {
    const { manifest, problems } = validate(`{${option}, "events": {"e": {}}}`);
    expect(problems).toEqual(want === undefined ? [] : [want]);
    expect(manifest?.events).toHaveLength(1);
  });
});

describe("events", () => {
  const table: [event: string, want: string | undefined][] = [
    [
      '{"name": ""}',
      'CE109 1:25 "name" of event "e" is "", which is not a name.',
    ],
    [
      '{"name": " "}',
      'CE109 1:25 "name" of event "e" is " ", which is not a name.',
    ],
    [
      '{"name": ["x"]}',
      'CE107 1:25 "name" of event "e" must be a string, not an array.',
    ],
    [
      '{"description": false}',
      'CE107 1:32 "description" of event "e" must be a string, not a boolean.',
    ],
    ['{"description": ""}', undefined],
    [
      '{"deprecated": 1}',
      'CE107 1:31 "deprecated" of event "e" must be a string or true, not a number.',
    ],
    ['{"deprecated": ""}', 'CE109 1:31 "deprecated" of event "e" is blank.'],
    [
      '{"app": "."}',
      'CE109 1:24 "app" of event "e" is ".", which is not a segment of a URL (not empty, "." or "..", and without control characters).',
    ],
    [
      '{"app": ".."}',
      'CE109 1:24 "app" of event "e" is "..", which is not a segment of a URL (not empty, "." or "..", and without control characters).',
    ],
    ['{"app": "..."}', undefined],
    ['{"app": "a b/😀"}', undefined],
    ['{"app": ""}', expect.stringMatching(/^CE109 1:24 "app"/)],
    ['{"app": "a\\n"}', expect.stringMatching(/^CE109 1:24 "app"/)],
    ['{"app": "a\\ud83d"}', expect.stringMatching(/^CE109 1:24 "app"/)],
    [
      '{"as": "2nd"}',
      'CE109 1:23 "as" of event "e" is "2nd", which is not an identifier (letters, digits, _ and $, and no digit first).',
    ],
    ['{"as": "a-b"}', expect.stringMatching(/^CE109 1:23 "as"/)],
    ['{"as": ""}', expect.stringMatching(/^CE109 1:23 "as"/)],
    ['{"as": "a\\n"}', expect.stringMatching(/^CE109 1:23 "as"/)],
    ['{"as": "名前_$2"}', undefined],
    [
      '{"schema": 1}',
      'CE107 1:27 "schema" of event "e" must be a JSON Schema or the path of one, not a number.',
    ],
    ['{"schema": false}', undefined],
    [
      '{"samples": "a.json"}',
      'CE107 1:28 "samples" of event "e" must be an array, not a string.',
    ],
    [
      '{"samples": {"a": 1}}',
      'CE107 1:28 "samples" of event "e" must be an array, not an object.',
    ],
    ['{"sample": [1]}', undefined],
    [
      '{"smaple": {}}',
      'CE108 1:17 Event "e" takes no field "smaple"; did you mean "sample"?',
    ],
    [
      '{"overrides": []}',
      'CE107 1:30 "overrides" of event "e" must be an object, not an array.',
    ],
    [
      '{"overrides": {"a": "string"}}',
      'CE107 1:36 Override "a" of event "e" must be an object, not a string.',
    ],
    [
      '{"overrides": {"a": {"opt": true}}}',
      'CE108 1:37 Override "a" of event "e" takes no field "opt".',
    ],
    [
      '{"overrides": {"a": {"optoinal": true}}}',
      'CE108 1:37 Override "a" of event "e" takes no field "optoinal"; did you mean "optional"?',
    ],
    [
      '{"overrides": {"a": {"type": "strnig"}}}',
      'CE109 1:45 "type" of override "a" of event "e" cannot be "strnig"; did you mean "string"?',
    ],
    [
      '{"overrides": {"a": {"type": ["string", "text"]}}}',
      'CE109 1:56 Item 2 of "type" of override "a" of event "e" cannot be "text".',
    ],
    [
      '{"overrides": {"a": {"type": []}}}',
      'CE109 1:45 "type" of override "a" of event "e" is empty.',
    ],
    [
      '{"overrides": {"a": {"type": ["null", "null"]}}}',
      'CE109 1:54 Item 2 of "type" of override "a" of event "e" is "null" again.',
    ],
    [
      '{"overrides": {"a": {"type": true}}}',
      'CE107 1:45 "type" of override "a" of event "e" must be the name of a type, or an array of them, not a boolean.',
    ],
    [
      '{"overrides": {"a": {"enum": []}}}',
      'CE109 1:45 "enum" of override "a" of event "e" is empty.',
    ],
    [
      '{"overrides": {"a": {"enum": [1, {}]}}}',
      'CE107 1:49 Item 2 of "enum" of override "a" of event "e" must be a string, a number, true, false or null, not an object.',
    ],
    [
      '{"overrides": {"a": {"open": true}}}',
      `CE109 1:45 "open" of override "a" of event "e" goes only with "enum".`,
    ],
    [
      '{"overrides": {"a": {"kinds": ["x"]}}}',
      `CE109 1:46 "kinds" of override "a" of event "e" goes only with "discriminator".`,
    ],
    [
      '{"overrides": {"a": {"write": "both"}}}',
      `CE109 1:46 "write" of override "a" of event "e" goes only with "renamedTo".`,
    ],
    [
      '{"overrides": {"a": {"enum": [1, 1.0]}}}',
      'CE109 1:49 Item 2 of "enum" of override "a" of event "e" is 1 again.',
    ],
    [
      '{"overrides": {"a": {"enum": [1, 1e999]}}}',
      'CE110 1:49 Item 2 of "enum" of override "a" of event "e" is too large a number.',
    ],
    [
      '{"overrides": {"a": {"enum": "x"}}}',
      'CE107 1:45 "enum" of override "a" of event "e" must be an array, not a string.',
    ],
    [
      '{"overrides": {"a": {"enum": [1, "1", true, "true", null, "null"]}}}',
      undefined,
    ],
    [
      '{"overrides": {"a": {"format": "datetime"}}}',
      'CE109 1:47 "format" of override "a" of event "e" cannot be "datetime"; did you mean "date-time"?',
    ],
    [
      '{"overrides": {"a": {"map": "yes"}}}',
      'CE107 1:44 "map" of override "a" of event "e" must be true or false, not a string.',
    ],
    ['{"overrides": {"__proto__": {"optional": true}}}', undefined],
  ];
  it.each(table)("%s", (event, want) => {
    const { event: read, problems } = validateEvent(event);
    expect(problems).toEqual(want === undefined ? [] : [want]);
    expect(read?.slug).toBe("e");
  });

  it("a lone sample in `samples` is told how to put it right", () => {
    const { diagnostics } = validate('{"events":{"e":{"samples": "a.json"}}}');
    expect(diagnostics.list[0]?.help).toBe(
      'Put it in brackets, or call the field "sample".',
    );
  });

  it("all problems are told at once, and what is sound is kept", () => {
    const { manifest, problems } = validate(`{
      "route": "slugs",
      "events": {
        "a": { "name": 1, "sample": { "x": 1 } },
        "b": null,
        "c": { "nmae": "x", "samples": 3, "overrides": { "x": { "optional": 1, "nullable": true } } },
        "d": {}
      }
    }`);
    expect(problems.map((problem) => problem.slice(0, 10))).toEqual([
      "CE109 2:16",
      "CE107 4:24",
      "CE107 5:14",
      "CE108 6:16",
      "CE107 6:40",
      "CE107 6:77",
    ]);
    expect(manifest?.events.map(({ slug }) => slug)).toEqual(["a", "c", "d"]);
    expect(manifest?.events[0]?.samples).toHaveLength(1);
    expect(manifest?.events[1]?.overrides).toMatchObject([
      { variable: "x", nullable: true },
    ]);
  });
});
