import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { startMockServer } from "../../../src/platform/mock/server.js";
import { send } from "../../platform/mock/start.js";
import { assertBuilt, call, project, type RunningCall, start } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const manifest = JSON.stringify({
  events: {
    "employee-created": { name: "Employee Created", sample: { id: 221 } },
  },
});

beforeAll(assertBuilt);

function inProject(files: Readonly<Record<string, string>>): string {
  const { folder, remove } = project(files);
  onTestFinished(remove);
  return folder;
}

/** Starts the command on a free port. */
async function startMock(
  files: Readonly<Record<string, string>>,
  ...argv: readonly string[]
): Promise<{ readonly mock: RunningCall; readonly baseUrl: string }> {
  const mock = start(inProject(files), ["mock", "--port", "0", ...argv]);
  onTestFinished(() => void mock.child.kill("SIGKILL"));
  const baseUrl = await mock.next(/http:\/\/127\.0\.0\.1:\d+/);
  await mock.next("Ctrl-C ends.\n");
  return { mock, baseUrl };
}

test("each event is printed as it arrives, and Ctrl-C ends with 0", async () => {
  const { mock, baseUrl } = await startMock({ "cobalt.events.json": manifest });
  const answer = await send(
    { baseUrl },
    {
      path: "hubspot",
      headers: { config_id: "cfg", "idempotency-key": "k" },
      body: {
        event: "Employee Created",
        payload: { id: 221, text: "\u001B[31m\u202e" },
      },
    },
  );
  expect(answer.status).toBe(200);
  const printed = await mock.next(/\d\d:\d\d:\d\d[^]*?\n {2}\}\n/);
  expect(printed.slice("00:00:00".length)).toBe(
    `  employee-created  acme@example.com  app hubspot  config cfg  key k
  {
    "id": 221,
    "text": "\\u001b[31m\\u202e"
  }
`,
  );
  await send({ baseUrl }, { body: { event: "Wrong" } });
  expect(await mock.next(/refused.*\n/)).toBe(
    "refused POST /api/v2/public/event/employee-created: 400 Trigger with name Wrong not found for application 646370324e3b114f9c720719\n",
  );
  mock.child.kill("SIGINT");
  expect(await mock.ended).toBe(0);
  expect(mock.printed()).toContain(
    "it knows 1 event of cobalt.events.json. Ctrl-C ends.\n",
  );
  expect(mock.printed()).not.toContain("tk_secret");
});

test("without a manifest, it knows every event and says so", async () => {
  const { mock, baseUrl } = await startMock({});
  await send({ baseUrl }, { path: "any", body: { event: "Any" } });
  await mock.next("  any  acme@example.com\n  no payload\n");
  expect(mock.printed()).toContain(
    "it knows every event, as there is no manifest. Ctrl-C ends.\n",
  );
});

test("payloads are checked, and events limited, where that is wanted", async () => {
  const { mock, baseUrl } = await startMock(
    { "cobalt.events.json": manifest },
    "--check-payloads",
    "--rate-limit",
  );
  const body = { event: "Employee Created", payload: { id: "221" } };
  await send({ baseUrl }, { body });
  await mock.next(
    '400 Invalid payload of Employee Created: "id" must be of type integer\n',
  );
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => send({ baseUrl })),
  );
  expect(answers.map(({ status }) => status)).toContain(429);
});

test("managed events are kept in a file, and told as is wanted", async () => {
  const argv = ["--workspace", "workspace.json", "--spelling", "object"];
  const { mock, baseUrl } = await startMock({}, ...argv);
  expect(mock.printed()).toContain("; its workspace has 0 events. Ctrl-C");
  const answer = await send(
    { baseUrl },
    {
      path: "/api/v2/public/application/event",
      body: { name: "Employee Created", response: { id: 221 } },
    },
  );
  expect(await answer.json()).toMatchObject([{ response: { id: 221 } }]);
  expect(await mock.next(/POST.*\n/)).toBe(
    "POST /api/v2/public/application/event: 200 1 event\n",
  );
  await send({ baseUrl }, { body: { event: "Wrong" } });
  await mock.next(/refused.*\n/);
});

describe("it does not start", () => {
  test("where the port is in use", async () => {
    const taken = await startMockServer({});
    onTestFinished(taken.close);
    const { port } = new URL(taken.baseUrl);
    const mock = start(inProject({}), ["mock", "--port", port]);
    expect(await mock.ended).toBe(2);
    expect(mock.printed()).toBe(
      `error CE711\n  The port ${port} is in use.\n  help: Choose another with --port.\n\n1 error\n`,
    );
  });

  test.each([
    {
      title: "with a manifest that is broken",
      files: { "cobalt.events.json": '{"evnts": {}}' },
      argv: [],
      want: "error CE108 cobalt.events.json:1:2",
    },
    {
      title: "with a schema that is broken",
      files: {
        "cobalt.events.json": '{"events": {"a": {"sample": "a.json"}}}',
        "a.json": "[1]",
      },
      argv: ["--check-payloads"],
      want: "error CE203 a.json:1:2",
    },
    {
      title: "without the manifest that is named",
      files: {},
      argv: ["--manifest", "no.json"],
      want: "error CE101",
    },
    {
      title: "without the manifest that is needed",
      files: {},
      argv: ["--check-payloads"],
      want: "error CE101",
    },
    {
      title: "with a workspace that is none",
      files: { "w.json": '{"events": [{}]}' },
      argv: ["--workspace", "w.json"],
      want: "error CE712 w.json:1:13",
    },
    {
      title: "in a spelling that is none",
      files: {},
      argv: ["--spelling", "words"],
      want: "error CE001",
    },
  ])("$title", ({ files, argv, want }) => {
    const { code, stdout, stderr } = call(inProject(files), ["mock", ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(want);
  });
});

test("in a process that is to end, it ends", async () => {
  const signal = AbortSignal.abort();
  const io = fakeIo(false, { interruption: () => signal });
  expect(await run(["mock", "--port", "0"], io)).toBe(0);
  expect(io.err()).toContain("it knows 8 events of cobalt.events.json");
  const stop = new AbortController();
  const later = fakeIo(false, { interruption: () => stop.signal });
  const ended = run(["mock", "--port", "0"], later);
  await expect.poll(later.err).toContain("Ctrl-C ends.");
  stop.abort();
  expect(await ended).toBe(0);
});
