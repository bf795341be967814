import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRequest } from "../../../src/input/request/read-request.js";
import {
  isBlank,
  readTriggerUrl,
} from "../../../src/input/request/trigger-url.js";
import { splitWords } from "../../../src/input/request/words.js";

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
    expect(readRequest(text)).toEqual({
      tool: "cURL command",
      ok: true,
      request,
    });
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
    expect(readRequest(text)).toMatchObject({ ok: false, reason });
  });

  test("an @ is data for --data-raw", () => {
    const read = readRequest(`curl ${url} --data-raw @x`);
    expect(read).toMatchObject({ ok: true, request: { body: "@x" } });
  });

  test.each(['{"curl": 1}', "curling", "https://a.b", "fetching()", ""])(
    "%j is no request",
    (text) => {
      expect(readRequest(text)).toBeUndefined();
    },
  );
});

const json = '{"event":"E","payload":{"price":1.50,"note":"it\'s \\"so\\" €"}}';
const wanted = { event: "E", payload: { price: 1.5, note: 'it\'s "so" €' } };
const escaped = (sign: string): string =>
  json.replaceAll('"', `${sign}"`).replace("€", "$([char]8364)");

describe("other tools", () => {
  test.each([
    [
      "PowerShell from Chrome",
      `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\r\n$session.UserAgent = "M (X; Y)"\r\n$session.Cookies.Add((New-Object System.Net.Cookie("a", "b")))\r\nInvoke-WebRequest -UseBasicParsing -Uri "${url}" \`\r\n-Method "POST" \`\r\n-WebSession $session \`\r\n-Headers @{\r\n"authority"="a"\r\n  "x-api-key"="tk_1"\r\n} \`\r\n-ContentType "application/json" \`\r\n-Body "${escaped("`")}"`,
    ],
    [
      "PowerShell from Postman",
      `$headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"\n$headers.Add("x-api-key", "tk_1")\n$body = @"\n${escaped("`")}\n"@\n\n$response = Invoke-RestMethod '${url}' -Method 'POST' -Headers $headers -Body $body\n$response | ConvertTo-Json`,
    ],
    [
      "PowerShell by hand",
      `PS C:\\> irm ${url} -Meth Post -Headers @{ 'x-api-key' = $env:KEY } -Body '${json.replace("'", "''")}' | Out-Null`,
    ],
    [
      "PowerShell with lines as they are",
      `# fire\n$BODY = @'\n${json}\n'@\niwr -Body $body -Method POST ${url}`,
    ],
    [
      "cURL in PowerShell",
      `curl.exe -X POST "${url}" \`\n  -H "x-api-key: tk_1" \`\n  -d '${json.replace("'", "''")}'`,
    ],
    [
      "HTTPie, fields",
      `http --print=b POST ${url} X-Api-Key:tk_1 'Empty;' q==1 event=E payload[price]:=1.50 payload[note]='it'\\''s "so" €'`,
    ],
    ["HTTPie, raw", `https ${url} --raw ${JSON.stringify(json)} x-api-key:a`],
    ["HTTPie, stdin", `$ xh -v post ${url} a:b <<< ${JSON.stringify(json)}`],
    [
      "fetch from a browser",
      `await fetch("${url}", {\n  "headers": {\n    "accept": "*/*",\n    "x-api-key": "tk_1"\n  },\n  "body": ${JSON.stringify(json)},\n  "method": "POST"\n});`,
    ],
    [
      "fetch with its answer",
      `const r = await fetch("${url}", ${JSON.stringify({ method: "post", body: json })}).then((r) => r.json())`,
    ],
  ])("%s", (_, text) => {
    const read = readRequest(text);
    expect(read).toMatchObject({ ok: true, request: { url } });
    const { method = "", body = "" } = read?.ok === true ? read.request : {};
    expect(method.toUpperCase()).toBe("POST");
    expect(JSON.parse(body)).toEqual(wanted);
    expect(body).toContain("1.50");
    expect(JSON.stringify(read)).not.toContain("tk_1");
  });

  test("HTTPie's fields nest, in objects and lists", () => {
    const read = readRequest(
      `http :4010/x a[b][]=1 a[b][]:=2 a[c][0][d]=x '__proto__[e]:=null' 'f\\:g=h' a[i]:='{"j": 10000000000000000001}'`,
    );
    expect(read).toEqual({
      tool: "HTTPie command",
      ok: true,
      request: {
        method: "POST",
        url: "localhost:4010/x",
        body: '{"a": {"b": ["1", 2], "c": [{"d": "x"}], "i": {"j": 10000000000000000001}}, "__proto__": {"e": null}, "f:g": "h"}',
      },
    });
  });

  test.each([
    [`http ${url}`, "it sends no body"],
    [`http ${url} file@a.json`, "its body is in a file"],
    [`http ${url} payload:=@a.json`, "its body is in a file"],
    [`http ${url} < a.json`, "its body is in a file"],
    [`http -f ${url} a=b`, "-f does not send JSON"],
    [`http ${url} a='b`, "a quote ' is not closed"],
    [`irm ${url}`, "it sends no body"],
    [`irm ${url} -InFile a.json`, "its body is in a file"],
    [`irm ${url} -Form @{ a = 1 }`, "-Form sends no JSON"],
    [
      `$b = @{ a = 1 } | ConvertTo-Json\nirm ${url} -Body $b`,
      "its -Body is not written out as JSON",
    ],
    [`irm "${url}`, 'a quote " is not closed'],
    ["$a = 1", "it calls neither Invoke-RestMethod nor Invoke-WebRequest"],
    [`fetch("${url}")`, "it sends no body"],
    [
      `fetch("${url}", { method: "POST", body: JSON.stringify({}) })`,
      "its arguments are not JSON",
    ],
    [`fetch("${url}", ${"[".repeat(5000)}`, "its arguments are not JSON"],
    ["fetch(url, options)", "its arguments are not JSON"],
  ])("%s", (text, reason) => {
    expect(readRequest(text)).toMatchObject({ ok: false, reason });
  });

  test("any text is read, or refused", () => {
    const piece = fc.constantFrom(
      ..."'\"`@$()[]{}:=\\,;|&<^-# \n".split(""),
      "a",
      "-Body",
      "--raw",
    );
    const text = fc.array(piece).map((pieces) => pieces.join(""));
    const start = fc.constantFrom("curl ", "http ", "irm ", "$a", "fetch(");
    fc.assert(
      fc.property(start, text, (head, tail) => {
        expect(readRequest(`${head}${tail}.`)).toHaveProperty("ok");
      }),
    );
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
