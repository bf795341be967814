import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../../../src/cli/main/run.js";
import { fakeIo } from "../../cli/fake-io.js";
import { CANARY } from "../api/start-client.js";
import { folderOf, startWorkspace } from "./synced.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const [, tour = ""] =
  /## From an existing workspace\n[^]*?```sh\n([^]*?)```/.exec(
    readFileSync(`${root}README.md`, "utf8"),
  ) ?? [];
const calls = [...tour.matchAll(/^npx cobalt-events (.*?)(?: +#.*)?$/gm)].map(
  ([, words = ""]) => words.split(" "),
);

test(
  "the README's tour leads from a workspace to a compile error",
  { timeout: 30_000 },
  async () => {
    const server = await startWorkspace({
      events: [{ name: "Deal Won", response: { deal: { id: 1 } } }],
    });
    const { cwd, env, write } = folderOf();
    expect(calls.map(([name]) => name)).toEqual([
      "pull",
      "generate",
      "verify",
      "push",
    ]);
    for (const [name = "", ...words] of calls) {
      const io = fakeIo(false, {
        cwd,
        env,
        interruption: () => new AbortController().signal,
      });
      const where = name === "pull" ? ["--base-url", server.baseUrl] : [];
      expect([
        name,
        await run([name, ...words, ...where], io),
        io.err(),
      ]).toEqual([name, 0, expect.not.stringContaining("error")]);
      expect(io.out() + io.err()).not.toContain(CANARY);
    }
    write(
      "use.ts",
      'import { dealWonVariables } from "./src/generated/cobalt/index.js";\nexport const path: string = dealWonVariables.deal.idd;\n',
    );
    const tsc = [
      `${root}node_modules/typescript/bin/tsc`,
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "use.ts",
    ];
    const { stdout } = spawnSync(process.execPath, tsc, {
      cwd,
      encoding: "utf8",
    });
    expect(stdout).toMatch(
      /^use\.ts\(2,\d+\): error TS2339: Property 'idd' does not exist/,
    );
  },
);
