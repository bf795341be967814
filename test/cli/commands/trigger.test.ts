import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import type { MockAnswer } from "../../../src/platform/mock/script.js";
import {
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from "../../../src/platform/mock/server.js";
import { closedPort } from "../../runtime/helpers.js";
import { assertBuilt, project, start } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const key = "tk_secret_0123456789";
const files = {
  "cobalt.events.json": JSON.stringify({
    baseUrl: "https://cobalt.invalid",
    events: {
      "employee-created": {
        name: "Employee Created",
        app: "hubspot",
        samples: ["employee.json", { id: 3 }],
        overrides: { "address.pincode": { type: "string" } },
      },
      left: { sample: { id: 1, at: null } },
      "by-hand": {
        schema: { type: "object", required: ["id"], properties: {} },
      },
      open: {},
      endless: { schema: { type: "object", allOf: [{ $ref: "#" }] } },
    },
  }),
  "employee.json": '[{ "id": 1, "address": { "pincode": 1 } }, { "id": 2 }]',
  "fits.json":
    '// of an employee\n{ "id": 5, "address": { "pincode": "5" } }\n',
  "misfit.json": '{\n  "id": "x",\n  "address": { "pincode": 5, "more": 1 }\n}',
  "list.json": "[1]",
  "broken.json": "{",
};

beforeAll(assertBuilt);

function inProject(): string {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  return folder;
}

async function startServer(options?: MockServerOptions): Promise<MockServer> {
  const server = await startMockServer(options ?? {});
  onTestFinished(server.close);
  return server;
}

interface Call {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
}

/** Calls `trigger` in this process. */
async function fire({ argv, env = {}, stdin = "" }: Call) {
  const io = fakeIo(false, {
    cwd: inProject(),
    env,
    stdin: () => Readable.from([Buffer.from(stdin)]),
  });
  const code = await run(["trigger", ...argv], io);
  const [out, err] = [io.out(), io.err()];
  expect(out + err).not.toContain(key);
  return { code, out, err };
}

/** Calls it as it should be called: for an account, with a key, at a server. */
async function fireAt({ baseUrl }: MockServer, { argv, ...call }: Call) {
  return await fire({
    argv: [...argv, "--linked-account", "acme", "--base-url", baseUrl],
    env: { COBALT_API_KEY: key },
    ...call,
  });
}

describe("it fires", () => {
  test("a payload from a file, with all that goes with it", async () => {
    const server = await startServer();
    const options = ["--config-id", "cfg", "--idempotency-key", "k"];
    const { code, out, err } = await fireAt(server, {
      argv: ["employee-created", "--payload", "fits.json", ...options],
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /^fired employee-created for acme -> http:\/\/127\.0\.0\.1:\d+: Webhook Fired Success \(.* m?s\)\n$/,
    );
    expect(server.journal()).toMatchObject({
      requests: [{ path: "/api/v2/public/event/hubspot", auth: "apiKey" }],
      events: [
        {
          event: "Employee Created",
          linkedAccountId: "acme",
          payload: { id: 5, address: { pincode: "5" } },
          configId: "cfg",
          idempotencyKey: "k",
        },
      ],
    });
  });

  test("a payload that is written into the command", async () => {
    const server = await startServer();
    const argv = ["by-hand", "--payload", '{ "id": 7 }'];
    expect((await fireAt(server, { argv })).code).toBe(0);
    expect(server.journal().events).toMatchObject([{ payload: { id: 7 } }]);
  });

  test("the first sample, where no payload is given", async () => {
    const server = await startServer();
    expect(await fireAt(server, { argv: ["left"] })).toMatchObject({
      code: 0,
      err: "",
    });
    expect(server.journal().events).toMatchObject([
      { slug: "left", payload: { id: 1, at: null } },
    ]);
  });

  test("no payload, where none is needed", async () => {
    const server = await startServer();
    expect((await fireAt(server, { argv: ["open"] })).code).toBe(0);
    expect(server.journal().events).toMatchObject([{ payload: undefined }]);
  });

  test("what comes from stdin", async () => {
    const server = await startServer();
    const { code } = await fireAt(server, {
      argv: ["by-hand", "--payload", "-"],
      stdin: '\uFEFF{"id": "é"}',
    });
    expect(code).toBe(0);
    expect(server.journal().events).toMatchObject([{ payload: { id: "é" } }]);
  });

  test("by the route of the manifest", async () => {
    const server = await startServer();
    const { folder, remove } = project({
      "event.json":
        '{"route": "event", "events": {"a": {"name": "A", "app": "crm"}}}',
    });
    onTestFinished(remove);
    const manifest = join(folder, "event.json");
    const argv = ["a", "--manifest", manifest];
    expect((await fireAt(server, { argv })).code).toBe(0);
    expect(server.journal()).toMatchObject({
      requests: [{ path: expect.not.stringContaining("crm") as unknown }],
      events: [{ event: "A", app: "crm" }],
    });
  });

  test("with a session token, which names its account", async () => {
    const server = await startServer({ sessionTokens: { [key]: "its own" } });
    const { code, out } = await fire({
      argv: ["open", "--base-url", server.baseUrl],
      env: { COBALT_SESSION_TOKEN: key, COBALT_API_KEY: "" },
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^fired open -> http/);
    expect(server.journal().events).toMatchObject([
      { linkedAccountId: "its own" },
    ]);
  });

  test("with a key of its own, where the server is on this machine", async () => {
    const server = await startServer();
    const { code } = await fireAt(server, { argv: ["open"], env: {} });
    expect(code).toBe(0);
    expect(server.journal().requests).toMatchObject([{ auth: "apiKey" }]);
  });
});

describe("nothing is sent", () => {
  test.each<Call & { code: number; want: RegExp[] }>([
    {
      argv: ["employee-created", "--payload", "misfit.json"],
      code: 1,
      want: [
        /error CE704 misfit\.json:2:9\n {2}"id" must be of type integer \(event "employee-created"\)\./,
        /error CE704 misfit\.json:3:27\n {2}"address\.pincode" must be of type string/,
        /error CE704 misfit\.json:3:38\n {2}"address\.more" is not a property/,
        /3 errors\nNothing was sent\.\n$/,
      ],
    },
    {
      argv: ["employee-created"],
      code: 1,
      want: [/error CE704 employee\.json:1:37\n {2}"address\.pincode" must be/],
    },
    {
      argv: ["by-hand", "--payload", "-"],
      stdin: "{}",
      code: 1,
      want: [
        /error CE704 -:1:1\n {2}The payload has to have the property "id"/,
      ],
    },
    {
      argv: ["endless", "--payload", "fits.json"],
      code: 2,
      want: [/error CE405 .*\n {2}The \$ref leads back to itself/],
    },
    {
      argv: ["open", "--payload", "list.json"],
      code: 1,
      want: [/error CE704 list\.json:1:1\n {2}The payload must be an object/],
    },
    {
      argv: ["open", "--payload", "broken.json"],
      code: 2,
      want: [/error CE104 broken\.json:1:2/],
    },
    {
      argv: ["open", "--payload", "no.json"],
      code: 2,
      want: [/error CE102\n {2}There is no file ".*\/no\.json"\./],
    },
    {
      argv: ["open", "--payload", "-"],
      stdin: Buffer.from([0xff]),
      code: 2,
      want: [/error CE104 -:1:1\n.*not UTF-8/],
    },
    {
      argv: ["open", "--payload", "fit.json"],
      code: 2,
      want: [/There is no file ".*\/fit\.json"; did you mean "fits\.json"\?/],
    },
    {
      argv: ["by-hand", "--payload", '{ "id": 1'],
      code: 2,
      want: [/error CE104 <inline>:1:10\n/],
    },
    {
      argv: ["open", "--payload", "-"],
      code: 2,
      want: [/error CE103\n {2}The input is empty\.\n {2}help: Pipe JSON/],
    },
    {
      argv: ["by-hand"],
      code: 2,
      want: [/error CE703\n.*"by-hand" has no sample/],
    },
    {
      argv: ["employee-craeted"],
      code: 2,
      want: [/error CE702\n.*; did you mean "employee-created"\?/],
    },
    {
      argv: ["open", "--manifest", "no.json"],
      code: 2,
      want: [/error CE101/],
    },
  ])("$argv", async ({ argv, code, want, ...call }) => {
    const server = await startServer();
    const outcome = await fireAt(server, { argv, ...call });
    expect(outcome).toMatchObject({ code, out: "" });
    for (const text of want) expect(outcome.err).toMatch(text);
    expect(server.journal().counts.requests).toBe(0);
  });

  test.each([
    { argv: ["open"], env: {}, want: /error CE701\n/ },
    {
      argv: ["opn", "--base-url", "https://example.com"],
      env: { COBALT_API_KEY: " " },
      want: /error CE702\n[^]*error CE701\n/,
    },
    { argv: ["open"], env: { COBALT_API_KEY: key }, want: /error CE705\n/ },
    {
      argv: ["open", "--linked-account", "a", "--base-url", "ftp://x"],
      env: { COBALT_API_KEY: key },
      want: /error CE001\n {2}baseUrl is no http\(s\) URL\. The event did not fire\.\n/,
    },
    ...[
      ["localhost:4010", "http://localhost:4010"],
      ["api.acme.io/x", "https://api.acme.io/x"],
    ].map(([baseUrl = "", meant = ""]) => ({
      argv: ["open", "--base-url", baseUrl],
      env: {},
      want: new RegExp(`has no scheme.*\n {2}help: Write "${meant}"\\.\n`),
    })),
    {
      argv: ["open", "--base-url", "ana:hunter2@localhost:4010"],
      env: {},
      want: /has no scheme(?![^]*hunter2)/,
    },
    {
      argv: [
        "open",
        "--linked-account",
        "a",
        "--base-url",
        "http://[::1]:6000",
      ],
      env: { COBALT_API_KEY: key },
      want: /error CE001\n {2}The base URL has the port 6000, which `fetch` never connects to; the event did not fire\.\n/,
    },
    {
      argv: ["open", "--linked-account", "a", "--base-url", "http://[::1"],
      env: { COBALT_API_KEY: key },
      want: /error CE001\n {2}The base URL is no URL: its host or port is malformed; the event did not fire\.\n/,
    },
    {
      argv: ["open", "--linked-account", "a\nb"],
      env: { COBALT_API_KEY: key },
      want: /error CE001\n.*invalid header "linked_account_id"/,
    },
    {
      argv: ["open", "--api-key", key],
      env: {},
      want: /error CE001\n.*every process list; set COBALT_API_KEY/,
    },
  ])("$argv, with $env", async ({ argv, env, want }) => {
    const { code, out, err } = await fire({ argv, env });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(want);
  });
});

describe("a refusal is told, and whether the event may have fired", () => {
  test.each<{ answer: MockAnswer; code: string; want: RegExp }>([
    {
      answer: { status: 400 },
      code: "CE706",
      want: /400 Trigger with name .* not found .* \(request 0{8}.*\)\. The event did not fire\.\n {2}help: Create the event in Cobalt/,
    },
    {
      answer: { status: 401 },
      code: "CE707",
      want: /401 Invalid Credentials .*The event did not fire\.\n {2}help: Check COBALT_API_KEY/,
    },
    {
      answer: { status: 429, retryAfter: 2 },
      code: "CE708",
      want: /did not fire\.\n {2}help: Wait, and .* Cobalt asks for 2 s\.\n/,
    },
    {
      answer: { status: 422, body: { message: "Nope." } },
      code: "CE709",
      want: /422 Nope\. The event did not fire\.\n/,
    },
    {
      answer: { status: 500 },
      code: "CE709",
      want: /500 .*The event may have fired\.\n {2}help: .* Look at the runs/,
    },
    {
      answer: { status: 200, body: "<html>" },
      code: "CE709",
      want: /The event may have fired\./,
    },
    {
      answer: { drop: "answer" },
      code: "CE710",
      want: /The event may have fired\./,
    },
  ])("$answer", async ({ answer, code, want }) => {
    const server = await startServer();
    server.next([answer]);
    const outcome = await fireAt(server, { argv: ["open"] });
    expect(outcome).toMatchObject({ code: 2, out: "" });
    expect(outcome.err).toContain(`error ${code}\n`);
    expect(outcome.err).toMatch(want);
    // Once, whatever comes of it.
    expect(server.journal().counts.requests).toBe(1);
  });

  test("nobody listens", async () => {
    const baseUrl = `http://127.0.0.1:${await closedPort()}`;
    const argv = ["open", "--linked-account", "acme", "--base-url", baseUrl];
    const { code, err } = await fire({ argv });
    expect(code).toBe(2);
    expect(err).toMatch(/error CE710\n.*The event did not fire\.\n/);
  });
});

describe("--json prints one document", () => {
  const keys = [
    "command",
    "ok",
    "exitCode",
    "manifest",
    "output",
    "events",
    "durationMs",
    "files",
    "diagnostics",
    "result",
  ];
  test.each([
    {
      argv: ["open"],
      want: {
        ok: true,
        exitCode: 0,
        manifest: "cobalt.events.json",
        output: null,
        events: 5,
        diagnostics: [],
        result: {
          slug: "open",
          event: "open",
          status: 200,
          message: "Webhook Fired Success",
        },
      },
    },
    {
      argv: ["employee-created"],
      want: {
        ok: false,
        exitCode: 1,
        diagnostics: [
          { code: "CE704", file: "employee.json", line: 1, column: 37 },
        ],
        result: null,
      },
    },
    {
      argv: ["opn"],
      want: { exitCode: 2, diagnostics: [{ code: "CE702" }], result: null },
    },
    {
      argv: ["open", "--opiton"],
      want: { exitCode: 2, diagnostics: [{ code: "CE001" }], result: null },
    },
  ])("$argv", async ({ argv, want }) => {
    const server = await startServer();
    const given = { argv: [...argv, "--json"] };
    const { code, out, err } = await fireAt(server, given);
    const document: unknown = JSON.parse(out);
    expect(document).toMatchObject({ command: "trigger", ...want });
    expect(Object.keys(document as object)).toEqual(keys);
    expect({ code, err }).toEqual({ code: want.exitCode, err: "" });
  });
});

test("the command reads its key from the environment and the payload from stdin", async () => {
  const server = await startServer({ apiKeys: [key] });
  const argv = ["trigger", "by-hand", "--payload", "-"];
  const options = ["--linked-account", "acme", "--base-url", server.baseUrl];
  const trigger = start(inProject(), [...argv, ...options], {
    COBALT_API_KEY: key,
  });
  trigger.child.stdin?.end('{"id": 1}');
  expect(await trigger.ended).toBe(0);
  expect(trigger.printed()).toMatch(/^fired by-hand for acme -> http/);
  expect(server.journal().events).toMatchObject([{ payload: { id: 1 } }]);
});
