import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countFindings,
  createSecretSearch,
  findSensitive,
  showSensitivePath,
} from "../../../src/input/sensitive/find-sensitive.js";
import { wordsOf } from "../../../src/input/sensitive/key-kind.js";
import type { Json } from "../../../src/base/json/json.js";
import { recorded } from "../../acceptance/octokit.js";
import { createRedactor } from "../../../src/input/sensitive/redactor.js";
import { planted } from "./secrets.js";

test.each(planted)("$kind: $text", ({ kind, key = "value", text }) => {
  expect(findSensitive({ a: [{ [key]: text }] })).toEqual([
    { kind, path: ["a", 0, key], part: "value" },
  ]);
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
  expect(createSecretSearch()(value).map(({ kind }) => kind)).toEqual(["card"]);
});

test("secrets are looked for in the first values of a name, and in every new name", () => {
  const search = createSecretSearch();
  for (let n = 0; n < 600; n += 1) search({ note: n, [`note${n}`]: "none" });
  const late = {
    note: "password=hunter2",
    sk_live_x: "a",
    deep: { late: "password=hunter2" },
  };
  expect(search(late).map(({ path }) => path)).toEqual([["deep", "late"]]);
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

test("the words of a name are the same, whether there is a letter beside them that is not ASCII or not", () => {
  const ascii = fc.string({ unit: "grapheme-ascii" });
  fc.assert(
    fc.property(ascii, (name) => {
      const words = [wordsOf(name), "é"].filter((word) => word !== "");
      expect(wordsOf(`${name} é`)).toBe(words.join("_"));
    }),
  );
});
