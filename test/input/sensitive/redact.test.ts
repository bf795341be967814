import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSensitive } from "../../../src/input/sensitive/find-sensitive.js";
import {
  createRedactor,
  createSerialRedactor,
} from "../../../src/input/sensitive/redactor.js";
import { inferSchema } from "../../../src/index.js";
import type { Json } from "../../../src/base/json/json.js";
import { formatsOf } from "../../../src/type/formats.js";
import { recorded } from "../../acceptance/octokit.js";
import { jwt, pem, planted } from "./secrets.js";
import { runs } from "../../runs.js";

const { value: redact, text: redactText } = createRedactor("a key");

function standIn(text: string, key = "value"): string {
  const redacted = redact({ [key]: text });
  return (redacted as Readonly<Record<string, string>>)[key] ?? "";
}

describe.each(planted)("$kind: $text", ({ key, text, secret = text }) => {
  const redacted = standIn(text, key);

  test("is gone", () => {
    expect(redacted).not.toContain(secret);
    expect(findSensitive({ [key ?? "value"]: redacted })).toEqual([]);
  });

  test("keeps its format, and its length where it can", () => {
    expect(formatsOf(redacted)).toBe(formatsOf(text));
    const longer = redacted.length - text.length;
    expect(longer).toBeLessThanOrEqual(8);
    expect(longer).toBeGreaterThanOrEqual(text.length > 100 ? -30 : -2);
  });
});

test.each([
  ["mark.wood.of.hr@acme.io", /^u[a-z\d]{10}@example\.com$/],
  ["+49 (89) 123 4567", /^\+00 \(0\d\) \d{3} \d{4}$/],
  ["4539 5787 6362 1486", /^4242 42\d\d \d{4} \d{4}$/],
  ["DE89370400440532013000", /^DE\d\d00000\d{13}$/],
  [
    `Key: sk_live_4eC39HqLyjWDarjtT1zdp7dc`,
    /^Key: sk_live_REDACTED_[A-Za-z\d]{15}$/,
  ],
])("%s becomes %s", (text, form) => {
  expect(standIn(text)).toMatch(form);
});

test("a JWT has three parts that decode to JSON", () => {
  const parts = standIn(jwt).split(".");
  expect(parts.map((part) => part.length)).toEqual(
    jwt.split(".").map((part) => part.length),
  );
  const [head = "", claims = ""] = parts.map((part) =>
    Buffer.from(part, "base64url").toString(),
  );
  expect(JSON.parse(head)).toEqual({ alg: "none" });
  expect(JSON.parse(claims)).toEqual({
    redacted: expect.any(String) as string,
  });
});

test("a PEM block keeps its lines", () => {
  const redacted = standIn(pem);
  expect(redacted.split("\n").map((line) => line.length)).toEqual(
    pem.split("\n").map((line) => line.length),
  );
  expect(redacted.split("\n").at(0)).toBe(pem.split("\n").at(0));
});

test("a card in a number stays an integer of its length", () => {
  const { pan } = redact({ pan: 4539578763621486 }) as { pan: number };
  expect(String(pan)).toMatch(/^424242\d{10}$/);
});

test("an address whose domain is a secret stays an address", () => {
  const mail = "a@a.pkad3b07384d113edec49eaa6238ad5ff00";
  expect(standIn(mail)).toMatch(/^REDACTED\w*@example\.com$/);
});

test("what was equal is, what was not is not; however it is written", () => {
  const a = "+49 89 1234567";
  expect(standIn(a)).toBe(standIn(a));
  expect(standIn(a).replace(/\D/g, "")).toBe(
    standIn("+49891234567").replace(/\D/g, ""),
  );
  const many = Array.from({ length: 500 }, (_, n) => standIn(`m${n}@acme.io`));
  expect(new Set(many).size).toBe(500);
});

test("a key gives the same stand-ins in every run; without one nobody can say", () => {
  const value = { mail: "mark@acme.io" };
  expect(createRedactor("a key").value(value)).toEqual(redact(value));
  expect(createRedactor("another").value(value)).not.toEqual(redact(value));
  expect(createRedactor().value(value)).not.toEqual(
    createRedactor().value(value),
  );
});

test("stand-ins that go by their place are the same in every run, whatever the values", () => {
  const of = (...mails: readonly string[]) =>
    createSerialRedactor().value({ mails });
  const given = of("mark@acme.io", "ana@acme.io", "mark@acme.io");
  expect(of("jo@acme.io", "al@acme.io", "jo@acme.io")).toEqual(given);
  expect(of("jo@acme.io", "al@acme.io", "al@acme.io")).not.toEqual(given);
  expect(JSON.stringify(given)).not.toContain("acme");
});

const keys = fc.constantFrom(
  "a",
  "password",
  "token",
  "phone",
  "card_id",
  "__proto__",
  "x@acme.io",
);
const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...planted.map(({ text }) => text)) },
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.emailAddress(),
  fc.webUrl({ withQueryParameters: true }),
  fc.uuid(),
  fc.constantFrom(" ", "%20", "/", ":", "@", "//", ".", "-", "{", "2026-12-23"),
);
const texts = fc
  .array(pieces, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(""));
const { payload } = fc.letrec<{ payload: Json; any: Json }>((tie) => ({
  payload: fc.dictionary(keys, tie("any"), { maxKeys: 4 }),
  any: fc.oneof(
    { depthSize: "small" },
    texts,
    fc.constantFrom<Json>(4539578763621486, 1.5, null, true, 12),
    fc.array(tie("any"), { maxLength: 3 }),
    tie("payload"),
  ),
}));

describe("whatever the payloads are", () => {
  test("redacting changes no schema", () => {
    fc.assert(
      fc.property(
        fc.array(payload, { minLength: 1, maxLength: 3 }),
        (samples) => {
          expect(inferSchema(samples.map(redact)).schema).toEqual(
            inferSchema(samples).schema,
          );
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  test("redacting leaves nothing, and a second time changes nothing", () => {
    fc.assert(
      fc.property(payload, (sample) => {
        const once = redact(sample);
        expect(redact(once)).toEqual(once);
        const left = findSensitive(once).filter(({ part }) => part === "value");
        expect(left).toEqual([]);
      }),
      { numRuns: runs(1000) },
    );
  });

  test("a text and its value come to the same", () => {
    fc.assert(
      fc.property(payload, fc.constantFrom(0, 2), (sample, indent) => {
        const { text } = redactText(JSON.stringify(sample, null, indent));
        expect(text).toBe(JSON.stringify(redact(sample), null, indent));
      }),
    );
  });
});

test("in a text everything else stays as it is", () => {
  const text = `\uFEFF// of a\n{\r\n\t"a": [ 1.50, "caf\\u00e9", ],\n  "b":"mark@acme.io" , /* x */ "pan": 4539578763621486 }\n`;
  const redacted = redactText(text);
  const mail = standIn("mark@acme.io");
  expect(redacted.text).toMatch(/"pan": 424242\d{10} }\n$/);
  expect(redacted.text.replace(/424242\d{10}/, "4539578763621486")).toBe(
    text.replace('"mark@acme.io"', JSON.stringify(mail)),
  );
  expect(redacted.findings).toEqual([
    { kind: "email", path: ["b"], part: "value" },
    { kind: "card", path: ["pan"], part: "value" },
  ]);
});

test("comments get stand-ins too", () => {
  const text = `// of mark@acme.io\n{ /* "password": "hunter2",\n */ "a": 1 } // end`;
  const { text: redacted, findings } = redactText(text);
  expect(redacted).toMatch(
    /^\/\/ of u\w+@example\.com\n{ \/\* "password": "REDACTED_\w+",\n \*\/ "a": 1 } \/\/ end$/,
  );
  expect(findings).toEqual([
    { kind: "email", path: [], part: "comment" },
    { kind: "api-key", path: [], part: "comment" },
  ]);
  expect(redactText(redacted).text).toBe(redacted);
});

test("the schemas of recorded payloads stay", () => {
  for (const { examples } of recorded)
    expect(inferSchema(examples.map(redact)).schema).toEqual(
      inferSchema(examples).schema,
    );
});
