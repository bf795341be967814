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
import { jwt, keyTitle, pem, planted } from "./secrets.js";

test.each(planted)("$kind: $text", ({ kind, key = "value", text }) => {
  expect(findSensitive({ a: [{ [key]: text }] })).toEqual([
    { kind, path: ["a", 0, key], part: "value" },
  ]);
});

test.each([
  ["value", "sk_live_"],
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

const drawn = "4eC39HqLyjWDarjtT1zdp7dcQ8sVb2Kx0fGhZ5mN6";

/** Further forms: written down by people, by devices and by other systems. */
const further: readonly (readonly [key: string, text: Json])[] = [
  ["email", "müller@web.de"],
  ["email", "Jürgen.Groß@web.de"],
  ["to", "mark@münchen.de"],
  ["link", "https://acme.io/u/mark%40acme.io"],
  ["from", '"mark wood"@acme.io'],
  ["from", "mark@[192.168.1.10]"],
  ["password", "hunter2"],
  ["password", "correct horse battery staple"],
  ["db_password", "postgres"],
  ["userSecret", "swordfish"],
  ["otp", "482913"],
  ["otp", 482913],
  ["sessionId", "abcdefghij"],
  ["cookie", "sid=abcdefgh; theme=dark"],
  ["set-cookie", "sid=abcdefgh"],
  ["authorization", "Basic bWFyazp3b29k"],
  ["log", "login with password=hunter2 failed"],
  ["log", 'sent {"token": "f3Kq82jdkP0aaX19"} to it'],
  ["log", "Authorization: Bearer f3Kq82jdkP0aaX19"],
  ["url", "https://acme.io/cb?access_token=f3Kq82jdkP0aaX19&x=1"],
  ["url", "https://acme.io/cb#access_token=f3Kq82jdkP0aaX19"],
  ["url", "https://acme.io/a?api_key=0123456789abcdef"],
  ["url", "https://a.blob.core.windows.net/c?sv=2022&sig=aB3%2Fd9fK2mQ%3D"],
  [
    "url",
    "https://s3.amazonaws.com/b?X-Amz-Signature=fe5f80f77d5fa3beca038a24",
  ],
  [
    "hook",
    `https://hooks.slack.com/services/T0000AAAA/B0000BBBB/${"x1".repeat(12)}`,
  ],
  ["bot", `1234567890:AA${"Hb7_".repeat(8)}x`],
  ["a", `hf_${drawn.slice(0, 34)}`],
  ["a", `lin_api_${drawn.slice(0, 40)}`],
  ["a", `ATATT3xFf${drawn}9=`],
  ["a", `sq0atp-${"aB3d_".repeat(5)}`],
  ["a", `key-${"0123456789abcdef".repeat(2)}`],
  ["dsn", `DefaultEndpointsProtocol=https;AccountKey=${"aB3d".repeat(20)}==`],
  [
    "jwe",
    [
      jwt.split(".")[0],
      "",
      "48V1_ALb6US04U3b",
      "5eym8TW_c8SuK0ltJ3rpYI",
      "XFBoMYUZodetZdvT",
    ].join("."),
  ],
  ["secret64", Buffer.from(pem).toString("base64")],
  ["iban", "de89370400440532013000"],
  ["iban", "DE89-3704-0044-0532-0130-00"],
  ["iban", "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000"],
  ["phone", 4930901820],
  ["telefon", "4930901820"],
  ["note", "030 / 901820"],
  [
    "phone",
    "\uff0b\uff14\uff19\uff13\uff10\uff19\uff10\uff11\uff18\uff12\uff10",
  ],
  ["link", "https://wa.me/4915123456789"],
];

/** What looks like one of them, and is none. */
const harmless: readonly (readonly [key: string, text: Json])[] = [
  ["token_type", "bearer"],
  ["tokens_used", 4821],
  ["password_changed_at", "2026-01-01"],
  ["has_password", "yes"],
  ["session_count", 4821],
  ["secret_santa", "Mark"],
  ["cookie_consent", "accepted"],
  ["cookies", "accepted"],
  ["password", "********"],
  ["password", ""],
  ["authorization", "required"],
  ["page_token", "f3Kq82jdkP0aaX19"],
  ["delta", "+1234567890"],
  ["votes", "+100 200 300"],
  ["id", "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"],
  ["etag", "d3b07384d113edec49eaa6238ad5ff00"],
  [
    "sha256",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  ],
  ["at", 1735689600000],
  ["snowflake", "1092837465012938475"],
  ["imei", "490154203237518"],
  ["ean", "4006381333931"],
  ["isbn", "978-3-16-148410-0"],
  ["arn", "arn:aws:iam::123456789012:role/deploy"],
  ["version", "postgres:16.2-alpine"],
  ["package", "react@18.2.0"],
  ["order", "PO-2026-000123"],
  ["key", "address.pincode"],
  ["name", "Authorization"],
  ["text", "The password: see the other mail"],
  ["text", "token is required"],
  ["query", "a=1&b=2&page=12345678"],
  ["colour", "#aabbcc"],
  ["image", "icon@2x.png"],
  ["count", "1234567"],
  ["map_pin", "Berlin"],
  ["currency", "EUR 1,234.56"],
  ["vat", "DE123456789"],
  ["tracking", "1Z999AA10123456784"],
  ["mac", "00:1B:44:11:3A:B7"],
  ["duration", "PT1H30M"],
];

test("further forms are found, and what only looks like them is not", () => {
  const missed = further.filter(
    ([key, text]) => findSensitive({ [key]: text }).length === 0,
  );
  const alarms = harmless.filter(
    ([key, text]) => findSensitive({ [key]: text }).length > 0,
  );
  expect(missed).toEqual([]);
  expect(alarms).toEqual([]);
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

test.each(further)("%s: %j leaves nothing of itself", (key, text) => {
  const { value, text: redact } = createRedactor("k");
  const once = value({ [key]: text });
  expect(redact(JSON.stringify({ [key]: text })).text).toBe(
    JSON.stringify(once),
  );
  expect(value(once)).toEqual(once);
  const words = JSON.stringify(text).match(/[\p{L}\d]{7,}/gu) ?? [];
  const kept = words.filter(
    (word) =>
      /\d/.test(word) &&
      !/^(?:T0000AAAA|B0000BBBB|1234567890|ATATT3xFf)$/.test(word) &&
      JSON.stringify(once).includes(word),
  );
  expect(kept).toEqual([]);
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

test.each([
  ["a long word", "a".repeat(1_000_000)],
  ["dots", "a.".repeat(500_000)],
  ["addresses without end", "a@".repeat(500_000)],
  ["labels", `a@${"b.".repeat(500_000)}`],
  ["long labels", `a@${`${"b".repeat(63)}.`.repeat(10_000)}`],
  ["digits", "4".repeat(1_000_000)],
  ["grouped digits", "4444 ".repeat(200_000)],
  ["pluses", "+1".repeat(500_000)],
  ["plus and groups", "+1 (2) ".repeat(150_000)],
  ["prefixes", "sk_live_".repeat(120_000)],
  ["dashes", "sk-".repeat(300_000)],
  ["tokens", "eyJhbGciOiJI.".repeat(80_000)],
  ["half a PEM", `-----BEGIN ${keyTitle}-----`.repeat(30_000)],
  ["URLs", "://a:b".repeat(160_000)],
  ["capitals", "DE89 3704 ".repeat(100_000)],
])("looks through %s in no time", (_, text) => {
  const started = performance.now();
  findSensitive({ password: text, phone: text, value: text });
  expect(performance.now() - started).toBeLessThan(2000);
});
