import { expect, test } from "vitest";
import { findSensitive } from "../../../src/input/sensitive/find-sensitive.js";
import { createRedactor } from "../../../src/input/sensitive/redactor.js";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { harmless } from "./corpus/harmless.js";
import { sensitive } from "./corpus/sensitive.js";
import { keyTitle } from "./secrets.js";

function unmarked(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replace(/[«»]/g, "")) as Json;
}

test("of a labelled corpus, all is found, and nothing that is harmless", () => {
  const missed = sensitive.filter(
    ([key, value]) => findSensitive({ [key]: unmarked(value) }).length === 0,
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
  expect(sensitive.length).toBeGreaterThan(300);
  expect(harmless.length).toBeGreaterThan(300);
});

/** The parts of a value that nobody may see again: what stands in `«»`, or all. */
function secretsOf(value: Json): readonly string[] {
  const marked = [...textOf(value).matchAll(/«([^»]*)»/g)];
  return marked.length > 0
    ? marked.map(([, secret = ""]) => secret)
    : [textOf(value)];
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** All parts of four letters or digits; of digits among digits, which may be the same by chance, of six. */
function partsOf(secret: string, left: string): readonly string[] {
  const least = left.includes("REDACTED") ? 4 : 6;
  const part = `(?=((?!\\d{4})[\\p{L}\\p{N}]{4}|\\d{${least}}))`;
  const parts = [...secret.matchAll(new RegExp(part, "gu"))];
  return parts.length > 0 ? parts.map(([, found = ""]) => found) : [secret];
}

test.each(sensitive)("%s: %j leaves nothing of itself", (key, marked) => {
  const payload = { [key]: unmarked(marked) };
  const redactor = createRedactor("k");
  const once = redactor.value(payload);
  expect(redactor.text(JSON.stringify(payload)).text).toBe(
    JSON.stringify(once),
  );
  expect(redactor.value(once)).toEqual(once);
  expect(findSensitive(once)).toEqual([]);
  const left = textOf(Object.values(once as JsonObject)[0] ?? null);
  const parts = secretsOf(marked).flatMap((secret) => partsOf(secret, left));
  expect(parts.filter((part) => left.includes(part))).toEqual([]);
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

test.each([
  ...["a", "a.", "a@", "4", "4444 ", "+1", "+1 (2) ", "://a:b", "(415) ", " "],
  ...["sk_live_", "sk-", "pat", "eyJhbGciOiJI.", "DE89 3704 ", "$2b$10$"],
  ...[
    "a%2B",
    "%41",
    "%2540",
    "a&#64;",
    "a\\u0040b.",
    "ü@ü.",
    '"a@"',
    "a b@c.de ",
  ],
  ...["Basic ", "-u a:b", '--token "', "curl -u a:", "//a.", "LS0t", "\\"],
  ...["=", ":", " = ", "a=b&", "token=a1b2c3d4e5;", "password=1,", "<pin>"],
  ...["\u00A0", "ａ", "\u200Ba", "password=", "token='", 'cookie: "', "key%3D"],
  `-----BEGIN ${keyTitle}-----`,
  `a@${"b".repeat(63)}.`,
  "LS0tLS1CRUdJTi",
])("a long text of nothing but %j is read in one go", (piece) => {
  const text = piece.repeat(60_000 / piece.length);
  for (const tail of ["", "@", "password=a@b.c"])
    findSensitive({ password: text, phone: text + tail, value: text + tail });
});
