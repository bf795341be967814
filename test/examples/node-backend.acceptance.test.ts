import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/index.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const example = join(root, "examples/node-backend");

let emitted: string;

beforeAll(() => {
  emitted = mkdtempSync(join(tmpdir(), "cobalt-events-example-"));
  writeFileSync(join(emitted, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(emitted, { recursive: true, force: true }));

test("the committed code is what the manifest generates", async () => {
  const { files, diagnostics, events } = await check({ cwd: root });
  expect(diagnostics).toEqual([]);
  expect(events).toBeGreaterThanOrEqual(6);
  expect(files.filter(({ action }) => action !== "unchanged")).toEqual([]);
});

describe("the backend", () => {
  test("compiles", () => {
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const { stdout, status } = node(
      [compiler, "--project", example, "--outDir", emitted],
      root,
    );
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });

  test("prints what its README says", () => {
    const printed = node([join(emitted, "main.js")], emitted);
    expect(printed.stderr).toBe("");
    expect(printed.status).toBe(0);
    const readme = readFileSync(join(example, "README.md"), "utf8");
    expect(readme).toContain(`\`\`\`\n${printed.stdout}\`\`\``);
    expect(printed.stdout).toContain("message: 'Webhook Fired Success'");
    expect(printed.stdout).toContain("status: 400,");
  });

  test("can be recorded: samples appear, and nothing sensitive is in them", () => {
    const canaries = {
      "lorem ipsum": "ana.canary@acme-corp.io",
      wood: "tk_4eC39HqLyjWDarjtT1zdp7dc",
      Mark: "4539148803436467",
    };
    const source = readFileSync(join(emitted, "main.js"), "utf8");
    const main = join(emitted, "canary.js");
    writeFileSync(
      main,
      source.replace(
        /"(lorem ipsum|wood|Mark)"/g,
        (_, word: keyof typeof canaries) => JSON.stringify(canaries[word]),
      ),
    );
    const { status, stdout, stderr } = node(
      [join(root, "dist/cli.js"), "record", "--", process.execPath, main],
      emitted,
    );
    expect([status, stdout.match(/Fired Success/g)]).toEqual([
      0,
      ["Fired Success"],
    ]);
    const texts = ["employee-created", "employee-left"].map((slug) =>
      readFileSync(join(emitted, `recorded/${slug}.ndjson`), "utf8"),
    );
    expect(texts[0]).toContain('"pincode":560103');
    for (const canary of [...Object.values(canaries), "tk_example"])
      expect(texts.join("") + stdout + stderr).not.toContain(canary);
  });

  test("talks to a server that answers a wrong name as the documentation says", () => {
    const module = pathToFileURL(join(emitted, "platform.js")).href;
    const script = `
      import { startPlatform } from ${JSON.stringify(module)};
      const platform = await startPlatform(["Employee Created"]);
      const answer = await fetch(platform.baseUrl + "/api/v2/public/event/x", {
        method: "POST",
        body: JSON.stringify({ event: "Wrong_Event" }),
      });
      console.log(JSON.stringify([answer.status, await answer.json()]));
      platform.close();
    `;
    const { stdout } = node(["--input-type=module", "--eval", script], emitted);
    expect(JSON.parse(stdout)).toEqual([
      400,
      {
        status_code: 400,
        error_type: "BAD_REQUEST",
        message:
          "Trigger with name Wrong_Event not found for application 646370324e3b114f9c720719",
        request_id: "fa6ad809-3a6d-4c3d-9b86-c2c0662f3f37",
      },
    ]);
  });
});

function node(argv: readonly string[], cwd: string) {
  return spawnSync(process.execPath, argv, {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], NO_COLOR: "1" },
  });
}
