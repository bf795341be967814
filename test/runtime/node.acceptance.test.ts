import { execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { assemble } from "../acceptance/golden.js";
import { project } from "../cli/bin.js";
import {
  bundle,
  expectArrival,
  findingsWith,
  openPlace,
} from "./trial-place.js";
import { tryEverything } from "./trial.js";

const golden = assemble();
afterAll(() => rmSync(golden, { recursive: true }));

const about =
  "JSON.stringify({ version: process.version, strips: Boolean(process.features.typescript) })";
const wanted = findingsWith({ redirect: 302, refused: "did not fire" });

/** The program that runs the tests, and those that the variable NODES lists as PATH lists folders. */
const nodes = [
  process.execPath,
  ...(process.env["NODES"] ?? "").split(delimiter),
]
  .filter(Boolean)
  .map((program) => ({
    program,
    ...(JSON.parse(
      execFileSync(program, ["-p", about], { encoding: "utf8" }),
    ) as { version: string; strips: boolean }),
  }));

it("the client works as it is", async () => {
  const { place, mock } = await openPlace();
  expect(await tryEverything(place)).toEqual(wanted);
  expectArrival(mock);
});

it.for(nodes)("the client works in $version", async ({ program }) => {
  const { place, mock } = await openPlace();
  const script = `
    import { tryEverything } from "./trial.js";
    console.log(JSON.stringify(await tryEverything(${JSON.stringify(place)})));
  `;
  const printed = await run(program, "main.mjs", await bundle(script, "esm"));
  expect(JSON.parse(printed)).toEqual(wanted);
  expectArrival(mock);
});

it.for(nodes)(
  "$version runs the generated TypeScript as it is written",
  async ({ program, strips }, { skip }) => {
    skip(!strips, "Node.js runs TypeScript from 22.18 on");
    const { place, mock } = await openPlace();
    const generated = join(golden, "import-extension-ts/expected/index.ts");
    const script = `
      import { createCobaltClient, trigger } from ${JSON.stringify(generated)};
      const client = createCobaltClient({ apiKey: "tk_good", baseUrl: ${JSON.stringify(place.baseUrl)} });
      await trigger(client, "employee-created", { linkedAccountId: "ana@acme.fr", payload: {} as never });
    `;
    await run(program, "main.ts", script);
    expect(mock.events).toMatchObject([{ slug: "employee-created" }]);
  },
);

/** What a program prints that has to succeed. */
async function run(
  program: string,
  name: string,
  script: string,
): Promise<string> {
  const { folder, remove } = project({
    [name]: script,
    "package.json": '{ "type": "module" }',
  });
  onTestFinished(remove);
  const child = spawn(program, [name], { cwd: folder });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({
    code: 0,
    stderr: "",
  });
  return stdout;
}
