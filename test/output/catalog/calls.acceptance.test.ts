import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { expect, onTestFinished, test, vi } from "vitest";
import type { JsonObject } from "../../../src/base/json/json.js";
import type { Call } from "../../../src/output/catalog/call.js";
import { callsOf } from "../../../src/output/catalog/calls.js";
import { startMockServer } from "../../../src/platform/mock/server.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { nameEvents } from "../../../src/event/names.js";
import { unreported } from "../../../src/base/diagnostics/unreported.js";
import { generate } from "../../../src/generate.js";
import { catalog } from "../../../src/review/catalog/catalog.js";
import { projectOf } from "../../learn/project.js";
import { filesIn } from "../../acceptance/golden.js";
import { put, temporaryFolder } from "../languages/projects.js";
import {
  jsonNet,
  missing,
  run as languageRun,
  runWhileServing,
} from "../languages/toolchain.js";
import { hostileText } from "./hostile.js";

const run = promisify(execFile);

const payload: JsonObject = {
  text: hostileText,
  [`key ${hostileText}`]: [1.5, -3, true, false, null, [], {}],
  nested: { a: { b: [{ c: "😀\ud800\t\\" }] } },
};

function callAt(baseUrl: string): Call {
  const manifest = loadManifest(
    {
      ...projectOf({
        "cobalt.events.json": JSON.stringify({
          baseUrl,
          output: "packages/api/src/events",
          events: { "who's there": { name: hostileText, app: "a b" } },
        }),
      }).options,
      manifest: undefined,
    },
    unreported(),
  );
  const [event] = manifest?.events ?? [];
  const names =
    manifest && nameEvents(manifest, unreported()).get(event?.slug ?? "");
  if (!event || !names) throw new Error("The manifest is wrong.");
  const { slug, name, app } = event;
  const { options, targets } = manifest;
  return { slug, name, app, names, options, targets, payload };
}

/** The code in one language, for a server that is listening. */
async function codeIn(label: string) {
  const mock = await startMockServer({});
  onTestFinished(mock.close);
  const call = callAt(mock.baseUrl);
  const made = callsOf(call, new Set());
  return { mock, code: made.find((one) => one.label === label)?.code ?? "" };
}

function write(name: string, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-call-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

test.for([
  { label: "Python", file: "call.py", command: ["python3"] },
  { label: "Go", file: "call.go", command: ["go", "run"] },
])(
  "the call in $label fires the event with the payload of the sample",
  async ({ label, file, command: [command = "", ...words] }, { skip }) => {
    const { mock, code } = await codeIn(label);
    const env = { ...process.env, COBALT_API_KEY: "tk_1" };
    const path = write(file, code);
    await run(command, [...words, path], { env }).catch((error: unknown) => {
      const isMissing =
        error instanceof Error && "code" in error && error.code === "ENOENT";
      if (isMissing) skip(`${command} is not there`);
      throw error;
    });
    const [fired] = mock.journal().events;
    expect(fired?.linkedAccountId).toBe("acme@example.com");
    // Half a character is none in UTF-8.
    const text = JSON.stringify(payload).replace("\\ud800", "\ufffd");
    expect(fired?.payload).toEqual(JSON.parse(text));
  },
);

test("the call in Go is laid out as its own formatter does", async ({
  skip,
}) => {
  const { code } = await codeIn("Go");
  const { stdout } = await run("gofmt", ["-l", write("call.go", code)]).catch(
    () => skip("gofmt is not there"),
  );
  expect(stdout).toBe("");
});

test("the call in TypeScript imports the generated code, and says what the sample says", async () => {
  const { code } = await codeIn("TypeScript");
  const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
  expect(diagnostics).toEqual([]);
  expect(code).toContain('from "./events/index');
  const [, literal = ""] = /payload: ([^]*),\n\}\);\n$/.exec(code) ?? [];
  expect(runInNewContext(`JSON.stringify(${literal})`)).toBe(
    JSON.stringify(payload),
  );
});

const jars = ["core", "annotations", "databind"].map(
  (name) => `/usr/share/java/jackson-${name}.jar`,
);

test.for([
  {
    label: "Python",
    output: "cobalt_events",
    file: "call.py",
    uses: "trigger_order_placed(",
    command: ["python3", "call.py"],
  },
  {
    label: "Go",
    output: "./cobaltevents",
    file: "call/main.go",
    uses: "TriggerOrderPlaced(",
    command: ["go", "run", "./call"],
  },
  {
    label: "Java",
    output: "cobaltevents",
    file: "Fire.java",
    uses: "OrderPlacedEvent.OrderPlacedPayload.class",
    compile: [
      ...["javac", "-encoding", "UTF-8", "-cp"],
      ...[[".", ...jars].join(":"), "Fire.java"],
    ],
    command: ["java", "-cp", [".", ...jars].join(":"), "Fire"],
  },
  {
    label: "PHP",
    output: "src/CobaltEvents",
    file: "call.php",
    uses: "OrderPlacedPayload::fromJson(",
    command: ["php", "-d", "error_reporting=-1", "call.php"],
  },
  {
    label: "Ruby",
    output: "lib/cobalt_events",
    file: "call.rb",
    uses: "::OrderPlacedPayload.from_h(",
    command: ["ruby", "-w", "call.rb"],
  },
  {
    label: "C#",
    output: "src/CobaltEvents",
    file: "Fire.cs",
    uses: "<OrderPlacedEvent.OrderPlacedPayload>(",
    compile: [
      ...["mcs", "-codepage:utf8", "-main:Start", "-out:Fire.exe"],
      ...["-r:Newtonsoft.Json.dll", "-r:System.Net.Http"],
      ...["-r:System.Runtime.Serialization", "-recurse:*.cs"],
    ],
    command: ["mono", "Fire.exe"],
  },
])(
  "the call in $label is of the generated code, where the manifest has this target",
  async ({ label, output, file, uses, compile, command }, { skip }) => {
    const [program = "", ...words] = command;
    if (missing([program])) skip(`${program} is not there`);
    const mock = await startMockServer({});
    onTestFinished(mock.close);
    const folder = temporaryFolder();
    const note = 'it\'s `so`\n\\ JSON #{raise} $x """ \u2028é😀';
    const payload = {
      id: 7,
      note,
      half: "\ud83d \\ud83d",
      [note]: [null, { a: 1.5 }],
      empty: {},
    };
    const language = label === "C#" ? "csharp" : label.toLowerCase();
    const manifest = {
      baseUrl: mock.baseUrl,
      targets: [{ language, output }],
      events: { "order-placed": { sample: payload } },
    };
    put(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
    if (existsSync(jsonNet))
      copyFileSync(jsonNet, join(folder, basename(jsonNet)));
    // Mono's compiler knows no entry that is asynchronous.
    put(
      join(folder, "Start.cs"),
      "class Start { static void Main() => Fire.Main().Wait(); }\n",
    );
    put(join(folder, "go.mod"), "module example.com/module\n\ngo 1.19\n");
    await generate({ cwd: folder });
    const made = await catalog({ cwd: folder, markdown: "pages" });
    expect(
      made.diagnostics.filter(({ severity }) => severity === "error"),
    ).toEqual([]);
    const page = [...filesIn(join(folder, "pages")).values()].join("\n");
    const [, code = ""] =
      new RegExp(`\`{3,}${language}\\n([^]*?)\`{3,}\\n`).exec(page) ?? [];
    expect(code).toContain(uses);
    put(join(folder, file), code);
    vi.stubEnv("COBALT_API_KEY", "tk_1");
    onTestFinished(() => void vi.unstubAllEnvs());
    const [compiler = "", ...given] = compile ?? [];
    if (compile) languageRun(compiler, given, folder);
    await runWhileServing(program, words, folder);
    const [fired] = mock.journal().events;
    expect(fired?.linkedAccountId).toBe("acme@example.com");
    // Half a character is none in most languages.
    const whole = (sent: unknown): unknown =>
      JSON.parse(JSON.stringify(sent).replace('"\\ud83d', '"\ufffd'));
    expect(whole(fired?.payload)).toEqual(whole(payload));
    if (label === "Go")
      expect(languageRun("gofmt", ["-l", "call"], folder)).toBe("");
  },
);

test("no call is of a language that the event is left out of, or that only a target has", async () => {
  const folder = temporaryFolder();
  const manifest = {
    targets: [
      { language: "go", output: "cobaltevents" },
      { language: "ruby", output: "cobalt_events" },
    ],
    events: {
      "a-bc": { sample: { a: 1 } },
      "b-cut": { sample: { "a\ud800": 1 } },
      aBC: { sample: { a: 1 } },
    },
  };
  put(join(folder, "cobalt.events.json"), JSON.stringify(manifest));
  await catalog({ cwd: folder, markdown: "pages" });
  const languages = (file: string): readonly string[] => {
    const page = filesIn(join(folder, "pages/events")).get(`${file}.md`) ?? "";
    const fences = page
      .slice(page.indexOf("## Fire it"))
      .matchAll(/^`+(\w+)$/gm);
    return [...fences].map(([, language = ""]) => language);
  };
  expect(languages("a-bc")).toEqual(["ts", "python", "go", "ruby"]);
  expect(languages("b-cut")).toEqual(["ts", "python"]);
  // In Go, both would be in one file.
  expect(languages("aBC")).toEqual(["ts", "python", "ruby"]);
});
