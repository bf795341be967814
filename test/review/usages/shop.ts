import { expect, onTestFinished } from "vitest";
import { generate } from "../../../src/index.js";
import { project } from "../../cli/bin.js";

const events = {
  "order-placed": { sample: { id: 1, buyer: { name: "a", mail: "b" } } },
  "order-left": {
    name: "Order Left",
    sample: { number: 1, lines: [{ sku: "x" }] },
  },
  "order-lost": { sample: { why: "" } },
};

/** What every project of the shop has. */
export const shop = {
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "es2022",
      lib: ["es2022", "dom"],
      module: "nodenext",
      strict: true,
      types: [],
    },
    include: ["src"],
  }),
  "package.json": '{ "type": "module" }',
};

/** A project with generated code, and with these files. */
export async function shopWith(
  files: Readonly<Record<string, string>>,
  options: object = {},
): Promise<string> {
  const manifest = { output: "src/generated", events, ...options };
  const { folder, remove } = project({
    ...shop,
    "cobalt.events.json": JSON.stringify(manifest),
    ...files,
  });
  onTestFinished(remove);
  const { diagnostics } = await generate({ cwd: folder });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual(
    [],
  );
  return folder;
}
