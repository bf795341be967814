import { expect, test } from "vitest";
import { inferRecordings } from "../../../src/index.js";
import { bytesOf, projectOf } from "../project.js";

const files = {
  "a.ndjson": '{"id":1}\n{"id":2,"boss":"Ana"}\n',
  "b.ndjson": '{"id":3}\nnope\n',
};
const { options } = projectOf(files);
const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  properties: { id: { type: "integer" }, boss: { type: "string" } },
  required: ["id"],
  additionalProperties: false,
};

test("a schema of files and streams together", async () => {
  const sources = ["a.ndjson", bytesOf("body", '[{"id":4}]')];
  expect(await inferRecordings(sources, options)).toEqual({
    ok: true,
    records: 3,
    schema,
    diagnostics: [],
  });
});

test("an open schema, where that is asked for", async () => {
  const { schema } = await inferRecordings(["a.ndjson"], {
    ...options,
    closed: false,
  });
  expect(schema).not.toHaveProperty("additionalProperties");
});

test("a type", async () => {
  const result = await inferRecordings(["a.ndjson"], {
    ...options,
    as: "typescript",
  });
  expect(result).toEqual({
    ok: true,
    records: 2,
    typescript:
      "export type Payload = {\n  id: number;\n  boss?: string;\n};\n",
    diagnostics: [],
  });
});

test("partials, joined", async () => {
  const parts = ["a.ndjson", "b.ndjson"].map(async (file) => {
    const { partial } = await inferRecordings([file], {
      ...options,
      as: "partial",
    });
    return bytesOf(file, JSON.stringify(partial));
  });
  const result = await inferRecordings(await Promise.all(parts), {
    ...options,
    merge: true,
  });
  expect(result).toEqual({ ok: true, records: 3, schema, diagnostics: [] });
});

test("a record that cannot be read is left out, with a warning", async () => {
  const result = await inferRecordings(["b.ndjson"], options);
  expect(result).toMatchObject({
    ok: true,
    records: 1,
    diagnostics: [
      { code: "CE209", place: { file: "/app/b.ndjson", line: 2, column: 1 } },
    ],
  });
});

test("without a record there is no schema", async () => {
  const result = await inferRecordings([bytesOf("body", " ")], options);
  expect(result).toMatchObject({ ok: false, diagnostics: [{ code: "CE205" }] });
  expect(result).not.toHaveProperty("schema");
});
