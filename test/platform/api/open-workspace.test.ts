import { expect, test } from "vitest";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { openWorkspace } from "../../../src/platform/api/index.js";
import { renderDiagnostics } from "../../../src/cli/render/render-diagnostics.js";
import { styleOf } from "../../../src/cli/main/io.js";
import { fakeIo } from "../../cli/fake-io.js";
import { memoryFs } from "../../memory-fs.js";

const live = "pk_canary_0123456789";
const trial = "tk_canary_0123456789";
const workspaces = {
  test: { apiKey: "COBALT_TEST_KEY", test: true },
  production: { baseUrl: "https://app.refold.ai", apiKey: "LIVE" },
};

/** Opens a workspace, and tells all that a person is told. */
async function open(
  manifest: object | undefined,
  given: {
    readonly workspace?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly envFile?: string;
  },
  file = "",
) {
  const fs = memoryFs({
    "/p/.env": file,
    "/p/cobalt.events.json": JSON.stringify(
      { events: {}, ...manifest },
      null,
      1,
    ),
  });
  const diagnostics = new Diagnostics();
  const loaded = manifest && loadManifest({ cwd: "/p", fs }, diagnostics);
  const opened = diagnostics.hasErrors
    ? undefined
    : openWorkspace(loaded, { env: {}, cwd: "/p", fs, ...given }, diagnostics);
  const io = fakeIo(false, { cwd: "/p", fs });
  const text = await renderDiagnostics(diagnostics.list, {
    cwd: "/p",
    fs,
    style: styleOf(io.stdout, {}),
  });
  expect(JSON.stringify([text, opened])).not.toContain("canary");
  const codes = diagnostics.list.map(({ code }) => code);
  return { name: opened?.name, baseUrl: opened?.baseUrl, codes, text };
}

test.each([
  {
    title: "the one that is named",
    given: { workspace: "production", env: { LIVE: live } },
    want: { name: "production", baseUrl: "https://app.refold.ai", codes: [] },
  },
  {
    title: "at the manifest's own base URL",
    given: { workspace: "test", env: { COBALT_TEST_KEY: ` ${trial}\n` } },
    want: { name: "test", baseUrl: "https://api.gocobalt.io", codes: [] },
  },
  {
    title: "a production key for a test",
    given: { workspace: "test", env: { COBALT_TEST_KEY: live } },
    want: { name: undefined, codes: ["CE903"] },
  },
  {
    title: "a test key elsewhere",
    given: { workspace: "production", env: { LIVE: trial } },
    want: { name: "production", codes: ["CE904"] },
  },
  {
    title: "no key, though a file that nobody named has it",
    given: { workspace: "test" },
    want: { name: undefined, codes: ["CE901"] },
  },
  {
    title: "a key of the file that is named",
    given: { workspace: "test", envFile: ".env" },
    want: { name: "test", codes: [] },
  },
  {
    title: "the environment before the file",
    given: {
      workspace: "test",
      envFile: ".env",
      env: { COBALT_TEST_KEY: live },
    },
    want: { name: undefined, codes: ["CE903"] },
  },
  {
    title: "a file that is not there",
    given: { workspace: "test", envFile: "no.env" },
    want: { name: undefined, codes: ["CE102"] },
  },
  {
    title: "what is no key",
    given: { workspace: "test", env: { COBALT_TEST_KEY: `${trial} é` } },
    want: { name: undefined, codes: ["CE901"] },
  },
  {
    title: "a name that is none",
    given: { workspace: "tset" },
    want: { name: undefined, codes: ["CE902"] },
  },
  {
    title: "none of several",
    given: {},
    want: { name: undefined, codes: ["CE902"] },
  },
])("$title", async ({ given, want }) => {
  const file = `COBALT_TEST_KEY="${trial}"\n`;
  expect(await open({ workspaces }, given, file)).toMatchObject(want);
});

test("without workspaces, or a manifest, there is one", async () => {
  const env = { COBALT_API_KEY: trial };
  const baseUrl = "https://app.refold.ai";
  expect(await open({ baseUrl }, { env })).toMatchObject({
    baseUrl,
    codes: [],
  });
  expect(await open(undefined, { env })).toMatchObject({
    baseUrl: "https://api.gocobalt.io",
    codes: [],
  });
  const { test: only } = workspaces;
  const given = { env: { COBALT_TEST_KEY: trial } };
  expect(await open({ workspaces: { only } }, given)).toMatchObject({
    name: "only",
  });
});

test.each([
  ["as the name of a variable", { test: { apiKey: trial } }],
  ["in a field of another name", { test: { apiKey: "KEY", key: live } }],
  ["as the workspace", { test: trial }],
  [
    "beside other mistakes",
    { test: { apiKey: trial }, other: 5, third: { apiKey: "K", tset: 1 } },
    ["CE111", "CE107", "CE108"],
  ],
  ["with what no name has", { test: { apiKey: `x-canary` } }],
])(
  "a key in the manifest, %s, is refused and not shown",
  async (_, given, want = ["CE111"]) => {
    const { codes, text } = await open({ workspaces: given }, {});
    expect(codes).toEqual(want);
    expect(text).toContain("is not the name of an environment variable");
  },
);
