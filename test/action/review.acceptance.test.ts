// The action's own script, in a repository with a history, against a stand-in for GitHub.
import { execFile, execFileSync } from "node:child_process";
import {
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { assertBuilt, call, project } from "../cli/bin.js";
import { json, serve, type Received } from "../runtime/helpers.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const token = "ghs_canary_0123456789";

const manifest = (sample: object): string =>
  JSON.stringify({ events: { "employee-created": { sample } } });
const before = { first_name: "Mark", zip: "12" };
const after = { first_name: 4, zip: "12" };

beforeAll(assertBuilt);

let folder = "";

const git = (...args: string[]): string =>
  execFileSync(
    "git",
    ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args],
    { cwd: folder, encoding: "utf8" },
  );

/** A clone of a repository whose branch `main` has the manifest and its code. */
beforeEach(() => {
  const made = project({
    "cobalt.events.json": manifest(before),
    ".gitignore": "node_modules\nevent.json\nsummary.md\n",
    "src/send.ts": 'export const path = "none";\n',
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        module: "nodenext",
        target: "es2022",
        strict: true,
        skipLibCheck: true,
        types: [],
      },
      include: ["src"],
    }),
    "package.json": '{ "type": "module" }',
  });
  folder = made.folder;
  onTestFinished(made.remove);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/cobalt-events"));
  call(folder, ["generate"]);
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "one");
  git("update-ref", "refs/remotes/origin/main", "main");
  git("switch", "--quiet", "--create", "change");
});

interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly summary: string;
}

/** Runs the script as action.yml does. */
async function review(
  url: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const summary = join(folder, "summary.md");
  const event = join(folder, "event.json");
  writeFileSync(summary, "");
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }));
  const { code, stdout } = await new Promise<Omit<Told, "summary">>((done) => {
    execFile(
      process.execPath,
      [join(root, ".github/action/review.js")],
      {
        cwd: folder,
        env: {
          PATH: process.env["PATH"],
          GITHUB_API_URL: url,
          GITHUB_BASE_REF: "main",
          GITHUB_EVENT_PATH: event,
          GITHUB_REPOSITORY: "acme/backend",
          GITHUB_STEP_SUMMARY: summary,
          INPUT_TOKEN: token,
          ...env,
        },
      },
      (error, stdout, stderr) => {
        expect(stdout + stderr).not.toContain(token);
        done({ code: Number(error?.code ?? 0), stdout: stdout + stderr });
      },
    );
  });
  return { code, stdout, summary: readFileSync(summary, "utf8") };
}

/** GitHub with the comments of one pull request. */
async function github(comments: { id: number; body: string }[] = []) {
  const { url, received } = await serve((response, request) => {
    const isList = request.method === "GET";
    json(isList ? 200 : 201, isList ? comments : { id: 1 })(response, request);
  });
  const written = (): readonly string[] =>
    received
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path}`);
  return { url, received, written };
}

const bodyOf = ({ body }: Received): string =>
  (JSON.parse(String(body)) as { body: string }).body;

test("a change that breaks somebody is one comment, which the next run brings up to date", async () => {
  writeFileSync(join(folder, "cobalt.events.json"), manifest(after));
  call(folder, ["generate"]);
  const first = await github();
  const { code, stdout, summary } = await review(first.url);
  expect(code).toBe(1);
  expect(stdout).toContain(
    "::error file=cobalt.events.json,line=1,col=55,title=type-changed breaks senders and workflows::",
  );
  expect(first.written()).toEqual([
    "POST /repos/acme/backend/issues/7/comments",
  ]);
  const [, request] = first.received;
  expect(request?.headers["authorization"]).toBe(`Bearer ${token}`);
  const body = request ? bodyOf(request) : "";
  expect(body).toContain(
    "| `employee-created` | `first_name` | type-changed |",
  );
  expect(body).toContain("### Generated code: nothing to complain of");
  expect(body).toContain(summary.trim());

  const again = await github([
    { id: 40, body: "Looks good" },
    { id: 41, body },
  ]);
  await review(again.url);
  expect(again.written()).toEqual([
    "PATCH /repos/acme/backend/issues/comments/41",
  ]);
});

test("what changes no event and has nothing wrong is left in peace", async () => {
  writeFileSync(join(folder, "README.md"), "text");
  const { url, written } = await github();
  expect(await review(url, { INPUT_TSCONFIG: "tsconfig.json" })).toMatchObject({
    code: 0,
    summary: expect.stringContaining("No event changed") as string,
  });
  expect(written()).toEqual([]);
});

test("code that is not current, and code that goes around it, stand at their lines", async () => {
  writeFileSync(
    join(folder, "src/send.ts"),
    'export const sent = fetch("https://api.gocobalt.io/api/v2/public/event/employee-created", { method: "POST" });\n',
  );
  rmSync(join(folder, "src/generated/cobalt/schemas"), { recursive: true });
  const { url, written } = await github();
  const { code, stdout } = await review(url, {
    INPUT_TSCONFIG: "tsconfig.json",
  });
  expect(code).toBe(1);
  expect(stdout).toContain("::error title=The generated code is not current::");
  expect(stdout).toMatch(
    /::error file=src\/send\.ts,line=1,col=\d+,title=Around/,
  );
  expect(written()).toHaveLength(1);
});

test("a base that is not there, and an installation that is none, are told", async () => {
  const { url } = await github();
  const shallow = await review(url, { INPUT_BASE: "origin/release" });
  expect(shallow).toMatchObject({
    code: 1,
    summary: expect.stringContaining("CE801") as string,
  });
  rmSync(join(folder, "node_modules"), { recursive: true });
  const { code, stdout } = await review(url);
  expect(code).toBe(1);
  expect(stdout).toContain("::error title=cobalt-events is not installed::");
});

test("a pull request from a fork is told of in the summary alone", async () => {
  writeFileSync(join(folder, "cobalt.events.json"), manifest(after));
  const { url } = await serve(json(403, { message: "Forbidden" }));
  const { stdout, summary } = await review(url);
  expect(stdout).toMatch(
    /::warning title=No comment::GitHub answered GET .* 403/,
  );
  expect(summary).toContain("type-changed");
});
