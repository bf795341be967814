// The golden files as a program: what the constants hold, what is sent, and that nobody's text is run.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import type {
  CobaltClient,
  FetchInit,
  FetchResponse,
  LinkedAccountOptional,
  TriggerResult,
} from "../../templates/runtime.js";
import { assemble, cases } from "./golden.js";

const golden = assemble();
afterAll(() => rmSync(golden, { recursive: true }));

interface Manifest {
  readonly route?: "event";
  readonly baseUrl?: string;
  readonly output: string;
  readonly events: Readonly<Record<string, ManifestEvent>>;
}

interface ManifestEvent {
  readonly name?: string;
  readonly app?: string;
  readonly sample?: unknown;
  readonly samples?: readonly unknown[];
  readonly overrides?: Readonly<Record<string, { readonly map?: boolean }>>;
}

type Client = CobaltClient<LinkedAccountOptional>;
type Request = { readonly payload?: unknown };
type Generated = Readonly<Record<string, unknown>> & {
  readonly createCobaltClient: (options: object) => Client;
  readonly trigger: (
    client: Client,
    slug: string,
    request: Request,
  ) => Promise<TriggerResult>;
  readonly triggerMany: (
    client: Client,
    calls: readonly (Request & { readonly slug: string })[],
  ) => AsyncIterable<{ readonly ok: boolean }>;
};

function manifestOf(name: string): Manifest {
  const text = readFileSync(join(golden, name, "cobalt.events.json"), "utf8");
  // By hand, because `jsonc-parser` loses what is called `__proto__`.
  return JSON.parse(
    text.replace(/^ *\/\/.*$/gm, "").replace(/,(?=\s*[}\]])/g, ""),
  ) as Manifest;
}

/** Loads the generated code of a case. */
async function load(name: string): Promise<Generated> {
  const { output } = manifestOf(name);
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-run-"));
  const outfile = join(folder, "index.mjs");
  const entry = output.endsWith(".ts") ? output : join(output, "index.ts");
  try {
    await build({
      entryPoints: [join(golden, name, entry)],
      bundle: true,
      format: "esm",
      outfile,
      logLevel: "error",
    });
    return (await import(pathToFileURL(outfile).href)) as Generated;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sorted(list: readonly unknown[]): string[] {
  return list.map((item) => JSON.stringify(item)).sort();
}

/** A client that keeps what it would send. */
function recording({ createCobaltClient }: Generated): {
  readonly client: Client;
  readonly sent: { readonly url: string; readonly body: unknown }[];
} {
  const sent: { url: string; body: unknown }[] = [];
  const fetch = (url: string, { body }: FetchInit): Promise<FetchResponse> => {
    sent.push({ url, body: JSON.parse(body) as unknown });
    return Promise.resolve({
      status: 200,
      headers: { get: () => null },
      text: () => Promise.resolve('{"message": "Webhook Fired Success"}'),
    });
  };
  const client = createCobaltClient({
    apiKey: "tk",
    linkedAccountId: "a",
    fetch,
  });
  return { client, sent };
}

/** Every constant that does not hold the path it stands at. */
function misplaced(constant: unknown, path: readonly string[]): string[] {
  const where = path.join(".");
  if (typeof constant === "string") return constant === where ? [] : [where];
  const found: string[] = [];
  for (const [key, value] of Object.entries(constant as object)) {
    if (key === "$path") found.push(...misplaced(value, path));
    else if (key === "$at") {
      const at = value as (index: number) => unknown;
      found.push(...misplaced(at(3), [...path, "3"]));
    } else if (key === "$key") {
      const at = value as (key: string) => unknown;
      found.push(...misplaced(at("a b"), [...path, "a b"]));
    } else found.push(...misplaced(value, [...path, key]));
  }
  return Object.getPrototypeOf(constant) === Object.prototype
    ? found
    : [...found, `the prototype of ${where}`];
}

/** The paths of a payload that no constant stands for. */
function missing(
  value: unknown,
  constant: unknown,
  path: readonly string[],
): string[] {
  if (constant === undefined) return [path.join(".")];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    const { $at } = constant as { $at?: (index: number) => unknown };
    return (value as unknown[]).flatMap((item, index) =>
      missing(item, $at?.(index), [...path, String(index)]),
    );
  }
  return Object.entries(value)
    .filter(([key]) => key !== "" && !/\.|^\$(path|at)$/.test(key))
    .flatMap(([key, child]) => {
      const own = Object.getOwnPropertyDescriptor(constant, key);
      return missing(child, own?.value, [...path, key]);
    });
}

describe.each(cases)("%s", (name) => {
  const manifest = manifestOf(name);
  const events = Object.entries(manifest.events);

  test("every constant is the path it stands at", async () => {
    const generated = await load(name);
    const variables = Object.keys(generated).filter((key) =>
      key.endsWith("Variables"),
    );
    expect(variables).toHaveLength(events.length);
    for (const key of variables)
      expect(misplaced(generated[key], [])).toEqual([]);
  });

  test("every way of firing an event sends the same, and what it should", async () => {
    const generated = await load(name);
    const functions = Object.entries(generated).filter(
      ([key]) => /^trigger./.test(key) && key !== "triggerMany",
    );
    const one = recording(generated);
    for (const [, fire] of functions)
      await (fire as (client: Client, request: Request) => Promise<unknown>)(
        one.client,
        { payload: { a: 1 } },
      );
    const other = recording(generated);
    for (const [slug] of events)
      await generated.trigger(other.client, slug, { payload: { a: 1 } });
    const many = recording(generated);
    const calls = events.map(([slug]) => ({ slug, payload: { a: 1 } }));
    for await (const { ok } of generated.triggerMany(many.client, calls))
      expect(ok).toBe(true);

    const base = `${manifest.baseUrl ?? "https://api.gocobalt.io"}/api/v2/public/event`;
    const wanted = events.map(([slug, event]) => ({
      url: `${base}/${manifest.route === "event" ? "trigger" : encodeURIComponent(event.app ?? slug)}`,
      body: { event: event.name ?? slug, payload: { a: 1 } },
    }));
    expect(other.sent).toEqual(wanted);
    expect(sorted(many.sent)).toEqual(sorted(wanted));
    expect(sorted(one.sent)).toEqual(sorted(wanted));
  });
});

const sampled = cases.flatMap((name) =>
  Object.entries(manifestOf(name).events)
    .map(([slug, { sample, samples = [] }]) => ({
      name,
      slug,
      payloads: [sample, ...samples].filter(
        (payload) => typeof payload === "object",
      ),
    }))
    .filter(({ payloads }) => payloads.length > 0),
);

test.each(
  sampled.filter(
    ({ name }) => !/overrides|handwritten|tagged|targets/.test(name),
  ),
)(
  "$name: there is a constant for everything in the samples of $slug",
  async ({ name, payloads }) => {
    const generated = await load(name);
    const all = Object.entries(generated).filter(([key]) =>
      key.endsWith("Variables"),
    );
    // Which of the constants are the event's is not to be guessed from its slug: one of them has to fit.
    const gaps = all.map(([, constants]) =>
      payloads.flatMap((payload) => missing(payload, constants, [])),
    );
    expect(gaps).toContainEqual([]);
  },
);

test("no text of the user's is run, and no prototype is touched", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const generated = await load("hostile");
  const { client } = recording(generated);
  await generated.trigger(client, "__proto__", { payload: {} });
  expect(globalThis).not.toHaveProperty("hacked");
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect({}).not.toHaveProperty("polluted");

  const proto = generated["protoVariables"] as object;
  expect(Object.getOwnPropertyNames(proto)).toEqual([
    "__proto__",
    "nested",
    "constructor",
    "toString",
    "hasOwnProperty",
    "valueOf",
  ]);
});

test("who imports one trigger gets that trigger and the runtime, and nothing of any other event", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { triggerEmployeeLeft } from "./index.js";`,
      resolveDir: join(golden, "simple/expected"),
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  expect(text).toContain('"employee-left"');
  expect(text).not.toMatch(
    /employee-created|first_name|Variables|variableTemplate/,
  );
});
