import { describe, expect, test } from "vitest";
import { isCurl, readCurl } from "../../../src/input/curl/curl-request.js";
import {
  isBlank,
  readTriggerUrl,
} from "../../../src/input/curl/trigger-url.js";
import { splitWords } from "../../../src/input/curl/words.js";

describe("words", () => {
  test.each([
    ["a  b\tc", ["a", "b", "c"]],
    ["a 'b c'\"d e\"f", ["a", "b cd ef"]],
    ["'' \"\"", ["", ""]],
    [String.raw`"\"\\\$\n"`, [String.raw`"\$\n`]],
    [String.raw`'\n'`, [String.raw`\n`]],
    [String.raw`a\ b\'c`, ["a b'c"]],
    ["a \\\n  b \\\r\n c", ["a", "b", "c"]],
    ["a ^\r\n  b", ["a", "b"]],
    ['curl ^"a^" ^\n -d ^"^{^\\^"b^\\^":1^}^"', ["curl", "a", "-d", '{"b":1}']],
    [String.raw`$'it\'s \x41\u00e9\101\n\\'`, ["it's AéA\n\\"]],
    ["a; b", ["a"]],
    ["a | b", ["a"]],
    ["a\nb", ["a"]],
    ["", []],
  ])("%j", (text, words) => {
    expect(splitWords(text)).toEqual({ ok: true, words });
  });

  test.each(["a 'b", 'a "b', "a $'b", String.raw`$'b\'`])("%j", (text) => {
    expect(splitWords(text)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/is not closed$/) as string,
    });
  });
});

const url = "https://api.gocobalt.io/api/v2/public/event/employee-created";
const request = { method: "POST", url, body: '{"event":"E"}' };

describe("requests", () => {
  test.each([
    [
      "as documented",
      `curl --request POST \\\n --url ${url} \\\n --header 'x-api-key: tk_1' \\\n --data '{"event":"E"}'`,
    ],
    [
      "from Chrome",
      `curl '${url}' \\\n  -H 'accept: */*' \\\n  -b 'a=b' \\\n --data-raw $'{"event":"E"}' --compressed`,
    ],
    [
      "from Firefox",
      `curl '${url}' --compressed -X POST -H 'User-Agent: M' --data-raw '{"event":"E"}'`,
    ],
    [
      "from Postman",
      `curl --location '${url}' \\\n--header 'Authorization: Bearer x' \\\n--data '{"event":"E"}'`,
    ],
    [
      "from cmd",
      `curl "${url}" ^\r\n  -H "accept: */*" ^\r\n  --data-raw "{\\"event\\":\\"E\\"}"`,
    ],
    ["in one word", `$ curl -sSLXPOST -Hx:y -d'{"event":"E"}' ${url}`],
    [
      "with =",
      `curl --request=POST --url=${url} --data-binary='{"event":"E"}'`,
    ],
    ["--json", `curl.exe --json '{"event":"E"}' "${url}" | jq .`],
  ])("%s", (_, text) => {
    expect(isCurl(text)).toBe(true);
    expect(readCurl(text)).toEqual({ ok: true, request });
  });

  test.each([
    [`curl ${url}`, "it sends no body"],
    ["curl -d '{}'", "it has no URL"],
    [`curl ${url} -d @body.json`, "its body is in a file"],
    [`curl ${url} --json @-`, "its body is in a file"],
    [`curl ${url} -F a=b`, "-F does not send JSON"],
    [
      `curl ${url} --data-urlencode 'a=b'`,
      "--data-urlencode does not send JSON",
    ],
    [`curl ${url} -d '{`, "a quote ' is not closed"],
  ])("%s", (text, reason) => {
    expect(readCurl(text)).toMatchObject({ ok: false, reason });
  });

  test("an @ is data for --data-raw", () => {
    const read = readCurl(`curl ${url} --data-raw @x`);
    expect(read).toMatchObject({ ok: true, request: { body: "@x" } });
  });

  test.each(['{"curl": 1}', "curling", ""])("%j is no command", (text) => {
    expect(isCurl(text)).toBe(false);
  });
});

describe("URLs", () => {
  test.each([
    [url, { slug: "employee-created" }],
    [`${url}/?a=b`, { slug: "employee-created" }],
    ["http://localhost:4010/api/v2/public/event/a%20b", { slug: "a b" }],
    ["app.refold.ai/api/v2/public/event/hubspot", { slug: "hubspot" }],
    ["https://app.refold.ai/api/v2/public/event/trigger", {}],
    ["https://app.refold.ai/api/v2/public/event", {}],
    ["https://api.gocobalt.io/api/v2/public/event/:slug", {}],
    ["https://api.gocobalt.io/api/v2/public/event/{{slug}}", {}],
    ["https://api.gocobalt.io/api/v2/public/workflow/1", undefined],
    ["https://acme.io/hook", undefined],
    ["ftp://acme.io/api/v2/public/event/a", undefined],
    ["", undefined],
  ])("%s", (given, want) => {
    expect(readTriggerUrl({ ...request, url: given })).toEqual(want);
  });

  test("only a POST fires", () => {
    expect(readTriggerUrl({ ...request, method: "PUT" })).toBeUndefined();
  });

  test("what is to be filled in is blank", () => {
    expect(
      ["<string>", ":slug", "{{x}}", "Employee Created"].map(isBlank),
    ).toEqual([true, true, true, false]);
  });
});
