import { expect, test } from "vitest";
import {
  countFindings,
  findSecrets,
  findSensitive,
  showSensitivePath,
} from "../../../src/input/sensitive/find-sensitive.js";
import type { Json } from "../../../src/base/json/json.js";
import { recorded } from "../../acceptance/octokit.js";
import { createRedactor } from "../../../src/input/sensitive/redactor.js";
import { keyTitle, planted } from "./secrets.js";

test.each(planted)("$kind: $text", ({ kind, key = "value", text }) => {
  expect(findSensitive({ a: [{ [key]: text }] })).toEqual([
    { kind, path: ["a", 0, key], part: "value" },
  ]);
});

test.each([
  ["value", "pkcs11_provider_module_name"],
  ["value", "tk_translation_of_the_title"],
  ["value", "task-sk-test-something-or-other-entirely"],
  ["value", "AKIAIOSFODNN7EXAMPLE"],
  ["value", "d3b07384d113edec49eaa6238ad5ff00"],
  ["value", "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"],
  ["sha", "6dcb09b5b57875f334f61aebed695e2e4193db5e"],
  ["password", "********"],
  ["password", "required"],
  ["password", "<your password>"],
  ["token_type", "bearer0123456789"],
  ["next_page_token", "f3Kq82jdkP0aaX19"],
  ["secret", "2026-12-23T10:00:00.123Z"],
  ["secret", "https://acme.io/d3b07384d113edec"],
  ["token", ""],
  ["value", "eyJhbGci.eyJzdWIi.x"],
  ["value", "https://acme.io:8080/a@b"],
  [
    "value",
    `-----BEGIN PUBLIC KEY-----\nMIIEpAIBAAKCAQEA\n-----END PUBLIC KEY-----`,
  ],
  ["value", "4242424242424242"],
  ["value", "4111 1111 1111 1111"],
  ["value", "4539578763621487"],
  ["order_id", "4539578763621486"],
  ["value", "1735689600000"],
  ["value", "9780306406157"],
  ["value", "4539578763621486-1"],
  ["value", "DE89370400440532013001"],
  ["value", "mark@example.com"],
  ["value", "mark@hr.example.org"],
  ["value", "mark@acme.test"],
  ["value", "noreply@acme.io"],
  ["value", "git@github.com:acme/repo.git"],
  ["value", "ssh://git@github.com/acme/repo"],
  ["value", "@mention and @acme.io"],
  ["value", "lodash@4.17.21"],
  ["value", "2026-12-23"],
  ["value", "2026-12-23T10:00:00+02:00"],
  ["value", "555-0132"],
  ["value", "(415) 555-0132"],
  ["value", "123-45-6789"],
  ["value", "192.168.100.200"],
  ["value", "1234567890"],
  ["value", "01/02/2026"],
  ["value", "+1 and +2"],
  ["value", "c++11 +12345 a+14155552671"],
  ["value", "Dm0q+14155552671abc/Q=="],
  ["phone", "none"],
  ["phone", "2026-12-23"],
])("nothing: %s %s", (key, text) => {
  expect(findSensitive({ [key]: text })).toEqual([]);
});

test.each([
  [{ name: "Authorization", value: "Bearer f3Kq82jdkP0a" }],
  [{ key: "password", value: "hunter2" }],
  [{ header: "Cookie", content: "sid=abcdefgh" }],
])("%j says by one property what another is", (pair) => {
  expect(findSensitive([pair])).toHaveLength(1);
  const redacted = createRedactor("k").text(JSON.stringify([pair]));
  expect(redacted.findings).toHaveLength(1);
  expect(redacted.text).not.toContain(Object.values(pair)[1]);
});

test("numbers are cards where their digits are, and nothing else", () => {
  const value = {
    pan: 4539578763621486,
    id: 14155552671,
    at: 1735689600000,
    n: 1e300,
  };
  expect(findSensitive(value)).toEqual([
    { kind: "card", path: ["pan"], part: "value" },
  ]);
});

test("names of properties are looked at, and paths do not give them away", () => {
  const findings = findSensitive({
    people: { "mark@acme.io": [{ phone: "+14155552671" }] },
  });
  expect(findings.map(({ kind, part }) => [kind, part])).toEqual([
    ["email", "key"],
    ["phone", "value"],
  ]);
  expect(findings.map(({ path }) => showSensitivePath(path))).toEqual([
    "people.<email>",
    "people.<email>.*.phone",
  ]);
});

test("findings of one path are counted", () => {
  const people = [1, 2, 3].map((n) => ({ mail: `m${n}@acme.io` }));
  expect(countFindings(findSensitive({ people }))).toEqual([
    { kind: "email", path: "people.*.mail", part: "value", count: 3 },
  ]);
});

test("only secrets are secrets", () => {
  const value = { mail: "mark@acme.io", pan: "4539578763621486" };
  expect(findSecrets(value).map(({ kind }) => kind)).toEqual(["card"]);
});

test("__proto__ is a key like any other", () => {
  const value = JSON.parse('{"__proto__": {"mail": "mark@acme.io"}}') as Json;
  expect(findSensitive(value)).toMatchObject([{ path: ["__proto__", "mail"] }]);
});

test("recorded payloads of GitHub: the addresses of authors, and a key in a signed URL", () => {
  const findings = recorded.flatMap(({ examples }) =>
    examples.flatMap((example) => findSensitive(example)),
  );
  const kinds = findings.map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(["email", "api-key"]));
  const keys = countFindings(findings.filter(({ kind }) => kind === "api-key"));
  expect(keys.map(({ path }) => path)).toEqual([
    "package.package_version.package_files.*.download_url",
  ]);
});
