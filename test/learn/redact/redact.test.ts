import { expect, test } from "vitest";
import { redact } from "../../../src/index.js";
import { bytesOf, projectOf } from "../project.js";

const files = { "a.json": '{ "mail": "mark@acme.io" }', "b.json": "{" };

test("a text gets stand-ins; nothing is written unless that is asked for", async () => {
  const { options, textOf } = projectOf(files);
  const result = await redact(["a.json", bytesOf("body", "[1]")], options);
  expect(result).toMatchObject({ ok: true, files: [], diagnostics: [] });
  expect(result.sources.map(({ name }) => name)).toEqual([
    "/app/a.json",
    "body",
  ]);
  expect(result.sources[0]?.text).not.toContain("mark");
  expect(textOf("a.json")).toBe(files["a.json"]);
});

test("files are replaced where they change", async () => {
  const { options, textOf } = projectOf({ ...files, "c.json": "{}" });
  const result = await redact(["a.json", "c.json"], {
    ...options,
    write: true,
  });
  expect(result.files).toEqual([{ path: "/app/a.json", action: "update" }]);
  expect(textOf("a.json")).toBe(result.sources[0]?.text);
});

test("with any error none is", async () => {
  const { options, textOf } = projectOf(files);
  const result = await redact(["a.json", "b.json"], {
    ...options,
    write: true,
  });
  expect(result).toMatchObject({ ok: false, files: [] });
  expect(result.diagnostics).toMatchObject([
    { code: "CE104", place: { file: "/app/b.json" } },
  ]);
  expect(textOf("a.json")).toBe(files["a.json"]);
});
