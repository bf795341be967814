// A renamed field on its way: a server receives both paths, whoever sends the new one.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { run } from "../../src/cli/main/run.js";
import { generate } from "../../src/index.js";
import {
  createMockCobalt,
  createRecorder,
  type MockCobalt,
} from "../../src/testing.js";
import { fakeIo } from "../cli/fake-io.js";

const folder = mkdtempSync(join(tmpdir(), "cobalt-events-renamed-"));
const manifest = join(folder, "cobalt.events.json");
const filled = { write: "both" };

const events = {
  "order-placed": {
    sample: {
      postcode: "10115",
      customer: { mail: "ana@example.com" },
      items: [{ code: "A-1" }],
      weight: null,
      address: { city: "Berlin" },
    },
    overrides: {
      weight: { type: "integer", nullable: true },
      address: { optional: true },
      mass: { renamedTo: "weight", ...filled },
      zip: { renamedTo: "postcode", ...filled },
      "items.*.sku": { renamedTo: "items.*.code", ...filled },
      ["__proto__"]: { renamedTo: "postcode", ...filled },
      // Made, since no sample has it, while an address would lack its city.
      "buyer.contact.mail": { renamedTo: "customer.mail", ...filled },
      "address.zip": { renamedTo: "postcode", ...filled },
      note: { renamedTo: "postcode" },
    },
  },
  "order-paid": { sample: { id: 1 } },
};

const given = {
  postcode: "10115",
  customer: { mail: "ana@example.com" },
  items: [{ code: "A-1" }, { code: "A-2", sku: "mine" }],
  weight: null,
};

const wanted = entriesOf({
  ...given,
  items: [
    { code: "A-1", sku: "A-1" },
    { code: "A-2", sku: "mine" },
  ],
  zip: "10115",
  mass: null,
  ["__proto__"]: "10115",
  buyer: { contact: { mail: "ana@example.com" } },
});

/** As a list, because `__proto__` is one of the keys. */
function entriesOf(payload: object = {}): readonly unknown[] {
  return Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1));
}

type Call = (...given: readonly unknown[]) => Promise<unknown>;

interface Generated {
  readonly createCobaltClient: (options: object) => object;
  readonly triggerOrderPlaced: Call;
  readonly trigger: Call;
  readonly triggerMany: (
    client: object,
    calls: readonly object[],
  ) => AsyncIterable<unknown>;
  readonly cobaltValidators: readonly unknown[];
}

let mock: MockCobalt<Record<string, Record<string, unknown>>>;

beforeAll(async () => {
  writeManifest({});
  mock = await createMockCobalt({ manifest, checkPayloads: true });
});
beforeEach(() => mock.reset());
afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

function writeManifest(options: object): void {
  const whole = { validation: "standalone", ...options, events };
  writeFileSync(manifest, JSON.stringify(whole));
}

/** Writes the manifest, and generates. */
async function generated(options: object): Promise<string> {
  const output = mkdtempSync(join(folder, "out-"));
  writeManifest({ output, ...options });
  const { ok, diagnostics } = await generate({ manifest });
  expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
  return output;
}

function bundled(output: string, contents: string, options: BuildOptions = {}) {
  return build({
    stdin: { contents, resolveDir: output },
    bundle: true,
    format: "esm",
    logLevel: "error",
    ...options,
  });
}

async function load(options: object): Promise<Generated> {
  const output = await generated(options);
  const outfile = join(output, "bundle.cjs");
  const code = 'export * from "./index"; export * from "./validators";';
  await bundled(output, code, { format: "cjs", outfile });
  return createRequire(import.meta.url)(outfile) as Generated;
}

function clientOf({ createCobaltClient, cobaltValidators }: Generated): object {
  return createCobaltClient({
    apiKey: "tk",
    linkedAccountId: "a",
    baseUrl: mock.baseUrl,
    validators: cobaltValidators,
  });
}

describe.each<[string, object]>([
  ["TypeScript", {}],
  ["JavaScript", { language: "javascript" }],
  ["CommonJS", { language: "javascript", module: "commonjs" }],
])("%s", (_, options) => {
  test("sends both paths, however the event is fired", async () => {
    const code = await load(options);
    const client = clientOf(code);
    const before = JSON.stringify(given);
    const request = { payload: given };
    await code.triggerOrderPlaced(client, request);
    await code.trigger(client, "order-placed", request);
    const calls = [{ slug: "order-placed", ...request }];
    for await (const result of code.triggerMany(client, calls))
      expect(result).toMatchObject({ ok: true });
    expect(mock.events.map(({ payload }) => entriesOf(payload))).toEqual(
      Array(3).fill(wanted),
    );
    expect(JSON.stringify(given)).toBe(before);

    await code.trigger(client, "order-paid", { payload: { id: 1 } });
    expect(mock.events.at(-1)?.payload).toEqual({ id: 1 });
  });

  test("leaves it to the client to tell what cannot be sent", async () => {
    const code = await load(options);
    const circle: { self?: object } = {};
    circle.self = circle;
    for (const request of [{ payload: circle }, { payload: 1n }, undefined])
      await expect(
        code.triggerOrderPlaced(clientOf(code), request),
      ).rejects.toMatchObject({
        name: expect.stringMatching(/^Cobalt(Request|Payload)Error$/) as string,
      });
  });
});

test("a recorder hears what Cobalt would hear", async () => {
  const { triggerOrderPlaced } = await load({});
  const recorder = createRecorder({ linkedAccountId: "a" });
  await triggerOrderPlaced(recorder, { payload: given });
  expect(recorder.events.map(({ payload }) => entriesOf(payload))).toEqual([
    wanted,
  ]);
});

test("the command fills as the functions do", async () => {
  const { baseUrl } = mock;
  const io = fakeIo(false, { cwd: folder, env: { COBALT_API_KEY: "tk" } });
  const payload = join(folder, "payload.json");
  writeFileSync(payload, JSON.stringify(given));
  const place = ["--base-url", baseUrl, "--linked-account", "a"];
  const argv = ["trigger", "order-placed", "--payload", payload, ...place];
  expect([await run(argv, io), io.err()]).toEqual([0, ""]);
  expect(mock.events.map(({ payload }) => entriesOf(payload))).toEqual([
    wanted,
  ]);
});

test("who imports the trigger of another event gets nothing of what fills paths", async () => {
  const code = 'export { triggerOrderPaid } from "./index";';
  const output = await generated({});
  const { outputFiles } = await bundled(output, code, { write: false });
  expect(outputFiles?.[0]?.text).toContain("order-paid");
  expect(outputFiles?.[0]?.text).not.toMatch(/fillRenamed|postcode/);
});
