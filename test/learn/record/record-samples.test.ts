import { describe, expect, test } from "vitest";
import { inferRecordings } from "../../../src/index.js";
import { startRecording } from "../../../src/learn/record/record-samples.js";
import { recordSamples } from "../../../src/recording.js";
import { findSensitive } from "../../../src/input/sensitive/find-sensitive.js";
import { projectOf } from "../project.js";

/** A recording in memory. */
function record(options: { maxShapes?: number; redact?: boolean } = {}) {
  const { options: files, textOf } = projectOf({});
  const { onRequest } = recordSamples({
    folder: "recorded",
    ...options,
    ...files,
  });
  return {
    files,
    send: (payload: object | undefined, slug = "e") =>
      onRequest({ slug, payload }),
    again: () => recordSamples({ folder: "recorded", ...options, ...files }),
    lines: (slug = "e") =>
      textOf(`recorded/${slug}.ndjson`)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
  };
}

test("one payload of each shape is kept, in a file an event, as it would be sent", () => {
  const { send, lines } = record();
  for (const id of [1, 2, 3]) send({ id, when: new Date(0), no: undefined });
  send({ when: "1970-01-01T00:00:00.000Z", id: 4 });
  send({ id: 1.5, items: [] });
  send({ id: 1.5, items: [{ sku: "a" }] });
  send({ items: [{ sku: "b" }, { sku: "c" }], id: 0.5 });
  send({}, "other");
  send(undefined, "other");
  expect(lines()).toEqual([
    { id: 1, when: "1970-01-01T00:00:00.000Z" },
    { id: 1.5, items: [] },
    { id: 1.5, items: [{ sku: "a" }] },
  ]);
  expect(lines("other")).toEqual([{}]);
});

test("no more shapes are kept than are wanted, over several runs", () => {
  const { send, again, lines } = record({ maxShapes: 2 });
  send({ a: 1 });
  const next = again();
  for (const key of ["a", "b", "c", "d"])
    next.onRequest({ slug: "e", payload: { [key]: 1 } });
  expect(lines()).toEqual([{ a: 1 }, { b: 1 }]);
});

describe("what is sensitive", () => {
  const payload = {
    email: "mark@acme.io",
    nested: [{ password: "hunter2hunter2" }],
    "ana@acme.io": true,
  };

  test("is in no file, in keys neither", () => {
    const { send, lines } = record();
    send(payload);
    const [line] = lines();
    expect(JSON.stringify(line)).not.toMatch(/acme|hunter/);
    expect(findSensitive(line as object as never)).toEqual([]);
    expect(Object.keys(line as object).slice(0, 2)).toEqual([
      "email",
      "nested",
    ]);
  });

  test("stays where that is asked for", () => {
    const { send, lines } = record({ redact: false });
    send(payload);
    expect(lines()).toEqual([payload]);
  });
});

test("the credential that a payload came with is never written", () => {
  const { options, textOf } = projectOf({});
  const key = 'sess"ion-key';
  const recording = startRecording({
    folder: "/app/recorded",
    fs: options.fs,
    redactor: undefined,
  });
  recording.add("e", { note: `sent with ${key}` }, key);
  expect(textOf("recorded/e.ndjson")).toBe('{"note":"sent with [redacted]"}\n');
});

test.each([
  ["../../escaped", "..%2F..%2Fescaped"],
  ["a*\u{D800}", "a%2A%EF%BF%BD"],
])("whatever the slug %j holds, its file is in the folder", (slug, name) => {
  const { send, lines } = record();
  send({ id: 1 }, slug);
  expect(lines(name)).toEqual([{ id: 1 }]);
});

test("a line that a killed process left unfinished spoils no other", async () => {
  const { options, textOf } = projectOf({
    "recorded/e.ndjson": '{"id":1}\n{"id":"x',
  });
  const hooks = recordSamples({ folder: "recorded", ...options });
  hooks.onRequest({ slug: "e", payload: { id: 2 } });
  hooks.onRequest({ slug: "e", payload: { id: null } });
  expect(textOf("recorded/e.ndjson")).toBe('{"id":1}\n{"id":"x\n{"id":null}\n');
  const { records } = await inferRecordings(["recorded/e.ndjson"], options);
  expect(records).toBe(2);
});

test("a payload that no manifest could have is left out", () => {
  const deep = JSON.parse(
    `${'{"a":'.repeat(300)}1${"}".repeat(300)}`,
  ) as object;
  const { send, lines } = record();
  send(deep);
  send({ id: 1 });
  expect(lines()).toEqual([{ id: 1 }]);
});
