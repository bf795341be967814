import { describe, expect, test } from "vitest";
import { findSensitive } from "../../../src/input/sensitive/find-sensitive.js";
import { createRedactor } from "../../../src/input/sensitive/redactor.js";
import { harmless, sensitive } from "./corpus.js";
import { keyTitle } from "./secrets.js";

test("of a labelled corpus, all is found, and nothing that is harmless", () => {
  const missed = sensitive.filter(
    ([key, value]) => findSensitive({ [key]: value }).length === 0,
  );
  const alarms = harmless.filter(
    ([key, value]) => findSensitive({ [key]: value }).length > 0,
  );
  const right = sensitive.length - missed.length;
  expect({
    recall: right / sensitive.length,
    precision: right / (right + alarms.length),
    missed,
    alarms,
  }).toEqual({ recall: 1, precision: 1, missed: [], alarms: [] });
  expect(sensitive.length).toBeGreaterThan(200);
  expect(harmless.length).toBeGreaterThan(200);
});

/** What says who issued or sent something, and is no secret: it may stay. */
const open =
  /^(?:1234567890|123456789012345678|ATATT3xFf|o12345|AccountKey|storage|googleapis|access_token|password|authorization|session_id|reset_token|Password|api_key|X-Amz-.*|X-Goog-.*)$/i;

test.each(sensitive)("%s: %j leaves nothing of itself", (key, value) => {
  const redactor = createRedactor("k");
  const once = redactor.value({ [key]: value });
  const text = JSON.stringify({ [key]: value });
  expect(redactor.text(text).text).toBe(JSON.stringify(once));
  expect(redactor.value(once)).toEqual(once);
  expect(findSensitive(once)).toEqual([]);
  const words = JSON.stringify(value).match(/[\p{L}\d]{6,}/gu) ?? [];
  const kept = words.filter(
    (word) =>
      /\d/.test(word) &&
      !open.test(word) &&
      JSON.stringify(once).includes(word),
  );
  expect(kept).toEqual([]);
});

test.each([
  ["müller@web.de", "müller"],
  ["Jürgen.Groß@web.de", "Jürgen.Gro"],
  ["m%C3%BCller%40web.de", "ller"],
  ["a/b=c@acme.io", "a/b"],
])("no part of %s stays", (mail, part) => {
  const redacted = JSON.stringify(createRedactor("k").value({ mail }));
  expect(redacted).toContain("example.com");
  expect(redacted).not.toContain(part);
});

const pairs = ["password=", "secret: ", "token='", 'cookie: "', "key%3D"];

describe("texts of a megabyte that were made for backtracking end soon", () => {
  test.each([
    ...["a", "a.", "a@", "4", "4444 ", "+1", "+1 (2) ", "://a:b", "(415) "],
    ...["sk_live_", "sk-", "pat", "eyJhbGciOiJI.", "DE89 3704 ", "$2b$10$"],
    ...["a%2B", "%41", "%40", "a&#64;", "a\\\\u0040b.", "ü@ü.", '"a@"'],
    ...["Basic ", "Bearer a", "-u a:b", "--a b ", "curl -u a:", "//a.", "LS0t"],
    ...[
      "LS0tLS1CRUdJTi",
      "\\\\",
      "=",
      ":",
      " = ",
      "a=b&",
      "%3F",
      "\u00A0",
      "ａ",
    ],
    ...[...pairs, ...pairs.map((pair) => pair.repeat(3))],
    `-----BEGIN ${keyTitle}-----`,
    `a@${"b".repeat(63)}.`,
    `a%2B${"c".repeat(60)}.`,
  ])("%s", (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    for (const tail of ["", "@", "=", "password=a@b.c"])
      findSensitive({ password: text, phone: text + tail, value: text + tail });
  });
});
