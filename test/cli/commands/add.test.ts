import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { generate } from "../../../src/index.js";
import { pem } from "../../input/sensitive/secrets.js";
import { assertBuilt, call, project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const manifest = `{
  // the events
  "events": {
    "employee-created": {
      "name": "Employee Created", /* in Cobalt */
      "sample": { "id": 1, "since": "2026-12-23" }, // one is enough
      "overrides": {},
    },
    "by-hand": { "schema": { "type": "object", "properties": { "id": { "type": "integer" } } } },
    // recorded ones
    "left": {
      "samples": ["left.json"], // a file
    },
  },
}
`;

const files = { "cobalt.events.json": manifest, "left.json": '[{ "id": 7 }]' };

interface Call {
  readonly argv: readonly string[];
  readonly stdin?: string | Buffer;
  readonly manifest?: string;
}

/** Calls `add` in a project, and says what the manifest is then. */
async function add({ argv, stdin = "", manifest: text = manifest }: Call) {
  const { folder, remove } = project({ ...files, "cobalt.events.json": text });
  onTestFinished(remove);
  const io = fakeIo(false, {
    cwd: folder,
    stdin: () => Readable.from([Buffer.from(stdin)]),
    env: { COBALT_REDACT_KEY: "k" },
  });
  const code = await run(["add", ...argv], io);
  const after = readFileSync(join(folder, "cobalt.events.json"), "utf8");
  return { code, out: io.out(), err: io.err(), after, folder };
}

test("a further sample stands behind the first; everything else stays", async () => {
  const { code, out, err, after } = await add({
    argv: ["employee-created", "-"],
    stdin: '{ "id": 1.5, "since": "soon", "boss": null }',
  });
  expect(out).toBe(
    [
      "added a sample of employee-created to cobalt.events.json. In the schema it changes:",
      "  id: integer -> number",
      "  boss: new, and optional: unknown\n",
    ].join("\n"),
  );
  expect([code, err]).toEqual([
    0,
    "Next: `cobalt-events generate` writes the code.\n",
  ]);
  const added = `
      "samples": [
        {
          "id": 1.5,
          "since": "soon",
          "boss": null
        }
      ],`;
  expect(after.replace(added, "")).toBe(manifest);
});

test("a new event stands at the end", async () => {
  const { out, after, folder } = await add({
    argv: ["order-paid", "--name", "Order Paid"],
    stdin: '{"total": 1.50}',
  });
  expect(out).toBe(
    'added the event order-paid ("Order Paid" in Cobalt) to cobalt.events.json.\n',
  );
  const added = `
    "order-paid": {
      "name": "Order Paid",
      "sample": {
        "total": 1.50
      }
    },`;
  expect(after.replace(added, "")).toBe(manifest);
  expect(await generate({ cwd: folder })).toMatchObject({ ok: true });
});

test("a sample that is there, in a file too, changes nothing", async () => {
  const { code, out, after } = await add({ argv: ["left"], stdin: '{"id":7}' });
  expect(out).toBe(
    "left has this sample already; cobalt.events.json was left as it is.\n",
  );
  expect([code, after]).toEqual([0, manifest]);
});

test("a list of samples grows; what changes nothing says so", async () => {
  const { out, after } = await add({ argv: ["left"], stdin: '{"id":8}' });
  expect(out).toMatch(/; it changes nothing in the schema\.$/m);
  expect(after).toContain('"samples": ["left.json",\n        {\n');
});

describe("a schema written by hand", () => {
  test("takes what fits", async () => {
    const { code, out } = await add({ argv: ["by-hand"], stdin: '{"id":1}' });
    expect(out).toMatch(/; it fits the event's schema\.$/m);
    expect(code).toBe(0);
  });

  test("refuses what does not", async () => {
    const { code, err, after } = await add({
      argv: ["by-hand"],
      stdin: '{"id":"x"}',
    });
    expect([code, after]).toEqual([1, manifest]);
    expect(err).toMatch(
      /^error CE206 -:1:7\n {2}"id" must be of type integer, by/,
    );
  });
});

const key = "tk_4eC39HqLyjWDarjtT1zdp7dc";
const curl = (slug: string, data: string): string =>
  `curl --request POST --url https://api.gocobalt.io/api/v2/public/event/${slug} --header 'x-api-key: ${key}' ${data}`;

describe("a cURL command", () => {
  test("gives payload and name; its headers are nowhere", async () => {
    const { code, out, err, after } = await add({
      argv: ["signed-up"],
      stdin: curl(
        "signed-up",
        `--data '{"event":"Signed Up","payload":{"id": 1.50}}'`,
      ),
    });
    expect([code, out]).toEqual([
      0,
      'added the event signed-up ("Signed Up" in Cobalt) to cobalt.events.json.\n',
    ]);
    expect(after).toContain(
      '"name": "Signed Up",\n      "sample": {\n        "id": 1.50',
    );
    expect(out + err + after).not.toContain(key);
  });

  test("of the documentation lacks a brace, a slug and a name", async () => {
    const { code, out, err } = await add({
      argv: ["signed-up"],
      stdin: curl(
        ":slug",
        `--data '{ "event": "<string>", "payload": { "id": 1 }'`,
      ),
    });
    expect([code, out]).toEqual([
      0,
      "added the event signed-up to cobalt.events.json.\n",
    ]);
    expect(err).toContain("The request's body lacks its last brace.");
  });

  test("that says otherwise than the manifest is told of", async () => {
    const { err, after } = await add({
      argv: ["employee-created"],
      stdin: curl("hubspot", `-d '{"event":"Joined","payload":{"id": 2}}'`),
    });
    expect(err).toContain('calls the event "Employee Created", not "Joined"');
    expect(err).toContain(`The request names "hubspot". If that is an app`);
    expect(after).not.toContain("Joined");
  });

  test.each([
    [curl("a", "--data @payload.json"), "its body is in a file"],
    [
      curl("a", "--data '{\"event\": }'"),
      "its body cannot be read: This is not valid JSON: a value is expected here (line 1, column 11)",
    ],
    [
      curl("a", '--data \'{"event": "A"}\''),
      'its body has no "payload" that is an object',
    ],
    [curl("a", "--data '[]'"), "its body is not an object"],
    [
      `curl https://acme.io/hook -H 'x-api-key: ${key}' -d '{}'`,
      "it does not post to …/public/event of Cobalt",
    ],
  ])("is refused: %s", async (stdin, reason) => {
    const { code, err, after } = await add({ argv: ["a"], stdin });
    expect([code, after]).toEqual([2, manifest]);
    expect(err).toContain(
      `error CE221\n  No sample can be taken from the cURL command: ${reason}.`,
    );
    expect(err).not.toContain(key);
  });
});

describe("the body of a request", () => {
  const payload = { id: 2, since: "2026-01-01" };
  const body = { event: "Employee Created", payload };

  test.each([
    body,
    { trigger: "Employee Created", payload },
    { ...body, linked_account_id: "acme", "config-id": "c", slug: "hubspot" },
    { ...body, linkedAccountId: "acme", idempotencyKey: "k", app: "hubspot" },
  ])("gives its payload: %j", async (given) => {
    const { code, out, err, after } = await add({
      argv: ["employee-created"],
      stdin: `\uFEFF// fired\n${JSON.stringify(given)}`,
    });
    expect([code, out]).toEqual([
      0,
      "added a sample of employee-created to cobalt.events.json. In the schema it changes:\n  since: string -> string (date)\n",
    ]);
    expect(err).toContain('so its "payload" alone was taken');
    expect(err.includes('The request names "hubspot"')).toBe(
      "slug" in given || "app" in given,
    );
    expect(after).not.toContain('"payload"');
  });

  test("names a new event; what is wrong with the payload is placed", async () => {
    const stdin = '{"event": "Signed Up",\n"payload": {"id": 1.50}}';
    const { out } = await add({ argv: ["signed-up"], stdin });
    expect(out).toContain('signed-up ("Signed Up" in Cobalt)');
    const wrong = await add({
      argv: ["by-hand"],
      stdin: '{"event": "E",\n"payload": {"id": "x"}}',
    });
    expect(wrong.err).toMatch(/^error CE206 -:2:19\n {2}"id" must be/);
  });

  test.each([
    { ...body, id: 1 },
    { ...body, event: 1 },
    { ...body, payload: "x" },
  ])("is the payload where it has other fields: %j", async (given) => {
    const { err, after } = await add({
      argv: ["webhook"],
      stdin: JSON.stringify(given),
    });
    expect(after).toMatch(/"sample": \{\s+"event"/);
    expect(err.includes("all of it was taken for the payload")).toBe(
      "id" in given,
    );
  });

  test("may be written into the command", async () => {
    const { after } = await add({ argv: ["a", JSON.stringify(body)] });
    expect(after).toContain('"since": "2026-01-01"');
  });
});

describe("requests of other tools", () => {
  const target = "http://localhost:4010/api/v2/public/event/signed-up";
  const body = '{"event":"Signed Up","payload":{"id": 1.50}}';
  test.each([
    `http POST ${target} x-api-key:${key} event='Signed Up' payload[id]:=1.50`,
    `Invoke-RestMethod ${target} -Method Post -Headers @{ "x-api-key" = "${key}" } -Body '${body}'`,
    `fetch("${target}", ${JSON.stringify({ method: "POST", headers: { "x-api-key": key }, body })});`,
  ])("%s", async (stdin) => {
    const { code, out, err, after } = await add({ argv: ["signed-up"], stdin });
    expect([code, out]).toEqual([
      0,
      'added the event signed-up ("Signed Up" in Cobalt) to cobalt.events.json.\n',
    ]);
    expect(after).toContain('"id": 1.50');
    expect(out + err + after).not.toContain(key);
  });

  test.each([
    `wget --header="x-api-key: ${key}" ${target}`,
    `const options = { headers: { "x-api-key": "${key}" } };`,
    `# Headers\n\nx-api-key: ${key}`,
  ])("what is none is not shown: %s", async (text) => {
    const { folder } = await add({ argv: ["a"] });
    writeFileSync(join(folder, "request.txt"), text);
    const io = fakeIo(false, { cwd: folder });
    expect(await run(["add", "a", "request.txt"], io)).toBe(2);
    expect(io.err()).toMatch(/error CE221\n[^]*help: .*cURL or HTTPie/);
    expect(io.err()).not.toContain(key);
  });
});

describe("sensitive data", () => {
  const stdin = JSON.stringify({
    mail: "mark@acme.io",
    "ana@acme.io": 1,
    key: pem,
  });

  test("is told by kind and path", async () => {
    const { err, after } = await add({ argv: ["a"], stdin });
    expect(err).toContain(
      "The sample holds what looks like secrets:\n  email        mail\n  private-key  key\n",
    );
    expect(err).not.toMatch(/acme|MIIE/);
    expect(after).toContain("mark@acme.io");
  });

  test("is replaced on request", async () => {
    const { err, after } = await add({ argv: ["a", "--redact"], stdin });
    expect(err).toContain("Replaced by stand-ins:\n  email        mail\n");
    expect(after).not.toMatch(/mark@|MIIE/);
    expect(after).toMatch(/"mail": "u[a-z\d]{7}@example\.com"/);
  });

  test("is in no source line of a problem either", async () => {
    const { folder } = await add({ argv: ["a"], stdin });
    writeFileSync(join(folder, "bad.json"), "{bad mark@acme.io");
    const argvs = [
      ["add", "a", "bad.json", "--redact"],
      ["infer", "bad.json", "--redact"],
    ];
    for (const argv of argvs) {
      const io = fakeIo(false, { cwd: folder });
      expect(await run(argv, io)).toBe(2);
      expect(io.err()).toContain("bad.json:1:");
      expect(io.err()).not.toContain("acme.io");
    }
  });

  test("of a manifest is a warning that does not show it", async () => {
    const { folder } = await add({ argv: ["a"], stdin });
    const io = fakeIo(false, { cwd: folder });
    expect(await run(["generate"], io)).toBe(0);
    expect(io.err()).toContain(
      'warning CE220 cobalt.events.json:18:16\n  "key" holds what looks like a private key (event "a").\n  help:',
    );
    expect(io.err()).not.toContain("MIIE");
  });
});

describe("nothing is written", () => {
  test.each([
    [
      "a broken manifest",
      {
        argv: ["a"],
        stdin: "{}",
        manifest: '{"events": {"b": {"smaple": {}}}}',
      },
      "CE108",
    ],
    ["a slug that none can be", { argv: [".."], stdin: "{}" }, "CE501"],
    [
      "a slug of control characters",
      { argv: ["a\u0000b"], stdin: "{}" },
      "CE501",
    ],
    [
      "a slug that comes to another's name",
      { argv: ["Left"], stdin: "{}" },
      "CE50",
    ],
    ["no object", { argv: ["a"], stdin: "[1]" }, "CE203"],
    ["nothing at all", { argv: ["a"], stdin: " " }, "CE103"],
    ["no JSON", { argv: ["a"], stdin: "{" }, "CE104"],
    ["no text", { argv: ["a"], stdin: Buffer.from([0x7b, 0xff]) }, "CE104"],
    ["a key twice", { argv: ["a"], stdin: '{"a":1,"a":2}' }, "CE105"],
    [
      "too deep a payload",
      { argv: ["a"], stdin: '{"a":'.repeat(300) + "1" + "}".repeat(300) },
      "CE106",
    ],
    ["no file", { argv: ["a", "nowhere.json"] }, "CE102"],
    ["a number beyond all", { argv: ["left"], stdin: '{"id":1e999}' }, "CE110"],
    [
      "a new event with one",
      { argv: ["a"], stdin: '{"a":[{"b":-1e999}]}' },
      "CE110",
    ],
    [
      "what an override denies",
      {
        argv: ["b"],
        stdin: '{"c":null}',
        manifest: `{"events": {"b": {"sample": {"c": 1}, "overrides": {"c": {"nullable": false}}}}}`,
      },
      "CE309",
    ],
    ["no slug", { argv: [] }, "CE001"],
    [
      "a name that is blank",
      { argv: ["a", "--name", " "], stdin: "{}" },
      "CE109",
    ],
  ])("of %s", async (_, given, code) => {
    const before = "manifest" in given ? given.manifest : manifest;
    const result = await add(given);
    expect([result.code, result.after]).toEqual([2, before]);
    expect(result.err).toContain(`error ${code}`);
  });

  test("without a manifest; init is named", async () => {
    const { folder, remove } = project({});
    onTestFinished(remove);
    const io = fakeIo(false, {
      cwd: folder,
      stdin: () => Readable.from([Buffer.from("{}")]),
    });
    expect(await run(["add", "a"], io)).toBe(2);
    expect(io.err()).toMatch(/CE101[^]*cobalt-events init/);
  });
});

test("__proto__ is a slug and a key like any other", async () => {
  const stdin = '{"__proto__": {"a": 1}, "constructor": 2}';
  const { code, after } = await add({ argv: ["__proto__"], stdin });
  expect(code).toBe(0);
  expect(after.replace(/\s+/g, "")).toContain(
    '"__proto__":{"sample":{"__proto__":{"a":1},"constructor":2}}',
  );
});

test("a payload of many values", async () => {
  const list = Array.from({ length: 50_000 }, (_, id) => ({ id }));
  const { code } = await add({ argv: ["a"], stdin: JSON.stringify({ list }) });
  expect(code).toBe(0);
});

test("--json", async () => {
  const { out } = await add({
    argv: ["left", "--json"],
    stdin: '{"id":8,"mail":"mark@acme.io"}',
  });
  expect(JSON.parse(out)).toMatchObject({
    command: "add",
    ok: true,
    events: 3,
    files: [{ path: "cobalt.events.json", action: "update" }],
    result: {
      slug: "left",
      added: "sample",
      changes: [{ path: "mail", kind: "added", before: null, after: "string" }],
      sensitive: [{ kind: "email", path: "mail", part: "value", count: 1 }],
      redacted: [],
    },
  });
});

test("through the command itself", () => {
  assertBuilt();
  const { folder, remove } = project({ ...files, "new.json": '{"id":9}' });
  onTestFinished(remove);
  const { code, stdout } = call(folder, ["add", "left", "new.json"]);
  expect([code, stdout]).toEqual([
    0,
    "added a sample of left to cobalt.events.json; it changes nothing in the schema.\n",
  ]);
});

test("--from takes the webhooks of a document, and a slug or --from is needed", async () => {
  const content = { "application/json": { schema: { type: "object" } } };
  const webhook = { post: { requestBody: { content } } };
  const { folder, remove } = project({
    ...files,
    "openapi.json": JSON.stringify({
      webhooks: { left: webhook, new: webhook },
    }),
  });
  onTestFinished(remove);
  const io = fakeIo(false, { cwd: folder });
  expect(await run(["add", "--from", "openapi.json"], io)).toBe(0);
  expect(io.out()).toBe(
    "added 1 event to cobalt.events.json\n  new      new\n  present  left\n",
  );
  expect(await run(["add"], io)).toBe(2);
  expect(io.err()).toContain("`add` needs a slug");
});
