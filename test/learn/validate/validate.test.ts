import { expect, test } from "vitest";
import { validate } from "../../../src/index.js";
import { bytesOf, manifestOf, projectOf } from "../project.js";

const files = {
  "cobalt.events.json": manifestOf({ id: 1 }),
  "a.ndjson": '{"id":1}\n{"id":"x"}\n',
};

test("payloads of files and of streams are counted together", async () => {
  const { options } = projectOf(files);
  const seen: number[] = [];
  const result = await validate(
    "e",
    ["a.ndjson", bytesOf("body", '[{"id":2},{"id":true}]')],
    { ...options, onProgress: (payloads) => seen.push(payloads) },
  );
  expect(result).toMatchObject({
    ok: false,
    manifest: "/app/cobalt.events.json",
    events: 1,
    diagnostics: [],
    tally: { payloads: 4, failed: 2, unreadable: 0, cut: false },
  });
  expect(result.tally?.failures).toMatchObject([
    { path: "id", payloads: 2, first: { file: "/app/a.ndjson", line: 2 } },
  ]);
  expect(seen).toEqual([2, 4]);
});

test("payloads that all fit are ok", async () => {
  const { options } = projectOf(files);
  const result = await validate("e", [bytesOf("body", '{"id":3}')], options);
  expect(result).toMatchObject({ ok: true, tally: { payloads: 1, failed: 0 } });
});

test("a stream that is named twice is an error", async () => {
  const { options } = projectOf(files);
  const body = bytesOf("body", '{"id":3}');
  const result = await validate("e", [body, body], options);
  expect(result).toMatchObject({ ok: false, diagnostics: [{ code: "CE001" }] });
});

test("a stream that fails is a fault, and not a user's mistake", async () => {
  const { options } = projectOf(files);
  const chunks = (async function* () {
    yield await Promise.resolve(Buffer.from('{"id":3}'));
    throw new TypeError("a bug");
  })();
  const result = validate("e", [{ name: "body", chunks }], options);
  await expect(result).rejects.toThrow("a bug");
});
