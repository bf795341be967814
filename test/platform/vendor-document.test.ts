// The management calls that are made, and what the mock answers, against the vendor's own document (test/fixtures).
import { fileURLToPath } from "node:url";
import { OpenAPIBackend } from "openapi-backend";
import { beforeAll, expect, test } from "vitest";
import { type Spelling, spellings } from "../../src/platform/mock/spellings.js";
import { push } from "../../src/platform/sync/push.js";
import { openVendorDocument } from "../runtime/vendor-document.js";
import { KEY, read, send, start } from "./mock/start.js";
import { folderOf, manifestOf, startWorkspace } from "./sync/synced.js";

const backend = new OpenAPIBackend({
  definition: fileURLToPath(
    new URL("../fixtures/vendor-events.openapi.yaml", import.meta.url),
  ),
  // The document would not pass by itself: it has spaces in the names of its security schemes.
  quick: true,
});

beforeAll(async () => {
  await backend.init();
});

/** What the document has against an answer. */
function problemsOf(operation: string, body: unknown): readonly string[] {
  const { errors } = backend.validateResponse(body, operation, 200);
  return (errors ?? []).map(
    ({ instancePath, message = "" }) =>
      `${instancePath.replace(/^\/\d+/, "")} ${message}`,
  );
}

/** The spellings whose answers the document describes; the others were seen, or stand on the vendor's pages. */
const described: readonly Spelling[] = ["text", "wrapped-text"];

test.each(spellings)("answers, told as %s", async (spelling) => {
  const server = await start({
    spelling,
    workspace: { events: [], workflows: [], executions: [] },
  });
  const path = "/api/v2/public/application/event";
  const call = async (method: string, id = "", body?: object) => {
    const response = await fetch(`${server.baseUrl}${path}${id}`, {
      method,
      headers: { "x-api-key": KEY, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await read(response)).body;
  };
  const event = {
    name: "Employee Created",
    response: '{"id":1}',
    json_schema: { type: "object" },
  };
  const created = (await call("POST", "", event)) as readonly { _id: string }[];
  const id = `/${created[0]?._id ?? ""}`;
  const answers: readonly (readonly [string, unknown])[] = [
    ["createEvent", created],
    ["listEvents", await call("GET")],
    ["getEvent", await call("GET", id)],
    ["updateEvent", await call("PUT", id, { ...event, response: '{"id":2}' })],
  ];
  const expected = described.includes(spelling)
    ? []
    : ["/response must be string"];
  for (const [operation, body] of answers)
    expect([operation, problemsOf(operation, body)]).toEqual([
      operation,
      expected,
    ]);
  expect(problemsOf("triggerEvent", (await read(send(server))).body)).toEqual(
    [],
  );
  expect(problemsOf("deleteEvent", await call("DELETE", id))).toEqual([]);
});

test("what push sends is as the document says", async () => {
  const examine = await openVendorDocument();
  const server = await startWorkspace({
    events: [{ name: "left", response: { id: 1 } }, { name: "stranger" }],
  });
  const events = {
    left: { sample: { id: 1, day: "x" } },
    joined: { sample: {} },
  };
  const folder = folderOf({ "cobalt.events.json": manifestOf(server, events) });
  const { ok } = await push({
    ...folder,
    delete: true,
    typedName: async () => Promise.resolve("default"),
  });
  expect(ok).toBe(true);
  const { requests } = server.journal();
  const operations = new Set<string | undefined>();
  for (const request of requests.filter(({ body }) => body !== "")) {
    const body = Buffer.from(request.body);
    const { operation, problems } = await examine({ ...request, body });
    expect([operation, problems]).toEqual([operation, undefined]);
    operations.add(operation);
  }
  expect([...operations].sort()).toEqual(["createEvent", "updateEvent"]);
});
