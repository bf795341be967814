import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { project } from "../bin.js";
import { fakeIo } from "../fake-io.js";

const manifestOf = (...slugs: readonly string[]): string =>
  JSON.stringify({
    events: Object.fromEntries(
      slugs.map((slug) => [slug, { sample: { id: 1, gone: null } }]),
    ),
  });

function inProject(): string {
  const { folder, remove } = project({
    "cobalt.events.json": manifestOf("left"),
    "flows/a.json": '{"text":"{{event.body.id}}"}',
  });
  onTestFinished(remove);
  return folder;
}

async function call(cwd: string, ...argv: readonly string[]) {
  const io = fakeIo(false, { cwd });
  const code = await run(["catalog", ...argv], io);
  return { code, out: io.out(), err: io.err() };
}

test("the page is written, and what samples leave open is not told", async () => {
  const folder = inProject();
  expect(await call(folder)).toEqual({
    code: 0,
    out: "1 event -> catalog.html: 1 written\n",
    err: "",
  });
  expect((await call(folder)).out).toBe("1 event -> catalog.html: unchanged\n");
});

test("--markdown alone writes no other page, and --json says what was written", async () => {
  const folder = inProject();
  const { out } = await call(folder, "--markdown", "docs", "--json");
  expect(JSON.parse(out)).toMatchObject({
    command: "catalog",
    ok: true,
    events: 1,
    files: [
      { path: "docs/README.md", action: "create" },
      { path: "docs/events/left.md", action: "create" },
    ],
  });
  expect(existsSync(join(folder, "catalog.html"))).toBe(false);
});

test("--lint tells who reads a variable; workflows that are not there are told, and nothing is written", async () => {
  const folder = inProject();
  await call(folder, "--lint", "flows/*.json");
  expect(readFileSync(join(folder, "catalog.html"), "utf8")).toContain(
    '"reads":[{"file":"flows/a.json","line":1,"template":"{{event.body.id}}"}]',
  );
  const { code, err } = await call(
    folder,
    "--lint",
    "no/*.json",
    "--output",
    "b.html",
  );
  expect([code, err]).toEqual([2, expect.stringContaining("CE202")]);
  expect(existsSync(join(folder, "b.html"))).toBe(false);
});

/** What a server on this machine answers, asked under a name. */
async function ask(
  url: string,
  { host = new URL(url).host, method = "GET" } = {},
): Promise<{ readonly status: number | undefined; readonly body: string }> {
  return await new Promise((answered, failed) => {
    request(url, { method, headers: { host } }, (response) => {
      void text(response).then((body) =>
        answered({ status: response.statusCode, body }),
      );
    })
      .on("error", failed)
      .end();
  });
}

test("--serve follows the manifest, answers to this machine's own names alone, and ends by Ctrl-C with 0", async () => {
  const folder = inProject();
  const ctrlC = new AbortController();
  const io = fakeIo(false, { cwd: folder, interruption: () => ctrlC.signal });
  const ended = run(["catalog", "--serve", "--port", "0"], io);
  const url = await vi.waitFor(
    () => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(io.err()) ?? [];
      if (found === undefined) throw new Error(io.err());
      return found;
    },
    { timeout: 10_000 },
  );
  const { status, body } = await ask(url);
  expect(status).toBe(200);
  expect(body).toContain("connect-src 'self'");
  expect(body).toContain('"slug":"left"');
  const { port } = new URL(url);
  const statuses = await Promise.all([
    ask(url, { host: `evil.example:${port}` }),
    ask(url, { host: "127.0.0.1" }),
    ask(url, { method: "POST" }),
    ask(`${url}../cobalt.events.json`),
    ask(url, { host: `localhost:${port}` }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([
    403, 403, 405, 404, 200,
  ]);

  const changes = await fetch(`${url}changes`);
  const reader = changes.body?.getReader();
  const next = async () =>
    Buffer.from((await reader?.read())?.value ?? []).toString();
  const first = await next();
  expect(first).toMatch(/^data: \S+\n\n$/);
  writeFileSync(
    join(folder, "cobalt.events.json"),
    manifestOf("left", "joined"),
  );
  expect(await next()).not.toBe(first);
  expect((await ask(url)).body).toContain('"slug":"joined"');

  // With an error, the last good page stays.
  writeFileSync(join(folder, "cobalt.events.json"), "{");
  await vi.waitFor(() => expect(io.err()).toContain("error CE"), {
    timeout: 10_000,
  });
  expect((await ask(url)).body).toContain('"slug":"joined"');
  expect(existsSync(join(folder, "catalog.html"))).toBe(false);
  ctrlC.abort();
  expect(await ended).toBe(0);
});

test("--serve goes with nothing that is written", async () => {
  const { code, err } = await call(
    inProject(),
    "--serve",
    "--output",
    "a.html",
  );
  expect([code, err]).toEqual([2, expect.stringContaining("--output")]);
});
