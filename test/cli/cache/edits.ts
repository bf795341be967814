import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { header } from "../../../src/output/print/header.js";

const manifest = {
  output: "generated",
  events: {
    "order-paid": { sample: { id: 1, total: 2.5 } },
    "order-sent": { samples: ["samples/sent.json", "samples/more-*.json"] },
    "order-lost": { schema: "schemas/lost.json" },
    "order-seen": { samples: ["records/seen.ndjson"] },
  },
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What a project is made of before any edit; the generator is a stand-in, of which only the bytes matter. */
const start: Readonly<Record<string, string>> = {
  "app/cobalt.events.json": json(manifest),
  "app/package.json": json({ type: "module" }),
  "app/samples/sent.json": json([{ id: 1 }, { id: 2, by: "post" }]),
  "app/samples/more-1.json": json({ id: 3 }),
  "app/records/seen.ndjson": '{"id":1}\n{"id":2,"at":"2026-01-02"}\n',
  "app/schemas/lost.json": json({
    type: "object",
    properties: { where: { $ref: "place.json" } },
  }),
  "app/schemas/place.json": json({ type: "string" }),
  "app/node_modules/other/package.json": "{}",
  "tool/package.json": json({ dependencies: { ajv: "8" } }),
  "tool/dist/main.js": "generate();\n",
  "tool/dist/templates/runtime.ts": "export {};\n",
  "tool/node_modules/prettier/package.json": json({ version: "3.0.0" }),
};

/** Makes the project in a folder of its own. */
export function makeProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cobalt-events-")));
  for (const [path, text] of Object.entries(start)) put(folder, path, text);
  return folder;
}

function put(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

type Edit = (folder: string) => void;

const write =
  (path: string, text: string): Edit =>
  (folder) =>
    put(folder, path, text);

const remove =
  (path: string): Edit =>
  (folder) =>
    rmSync(join(folder, path), { recursive: true, force: true });

/** Changes the text of a file that is there. */
const change =
  (path: string, to: (text: string) => string): Edit =>
  (folder) => {
    const file = join(folder, path);
    const isThere = statSync(file, { throwIfNoEntry: false })?.isFile();
    if (isThere === true) writeFileSync(file, to(readFileSync(file, "utf8")));
  };

const declare = (changes: object): Edit =>
  write("app/cobalt.events.json", json({ ...manifest, ...changes }));

const index = "app/generated/index.ts";

/** Edits after which the last run says nothing of the next. Each can follow any other. */
export const edits: Readonly<Record<string, Edit>> = {
  "a space in the manifest": change(
    "app/cobalt.events.json",
    (text) => `${text} `,
  ),
  "an event less": declare({
    events: { "order-paid": manifest.events["order-paid"] },
  }),
  "a sample in the manifest": declare({
    events: { "order-paid": { sample: { id: "1" } } },
  }),
  "a warning": declare({
    events: { "order-paid": { sample: { password: "hunter2-Hunter2-9x" } } },
  }),
  "an error": declare({ events: { "order-paid": { sample: [] } } }),
  "another layout": declare({ layout: "file", output: "generated/all.ts" }),
  validators: declare({ validation: "standalone" }),
  "examples from files": declare({ examples: true }),
  "no style of the project's": declare({ format: false }),
  "a sample file": write("app/samples/sent.json", json({ id: "x" })),
  "a sample file of the same size": change("app/samples/sent.json", (text) =>
    text.replaceAll("1", "7"),
  ),
  "a sample file less": remove("app/samples/more-1.json"),
  "a new match of a glob": write("app/samples/more-2.json", json({ n: null })),
  "a line of a recording": change(
    "app/records/seen.ndjson",
    (text) => `${text}{"id":null}\n`,
  ),
  "a schema": write("app/schemas/lost.json", json({ type: "object" })),
  "what a schema refers to": write(
    "app/schemas/place.json",
    json({ type: "number" }),
  ),
  "output edited": change(index, (text) => `${text}// mine\n`),
  "output of the same size": change(index, (text) =>
    text.replace("export", "EXPORT"),
  ),
  "output removed": remove(index),
  "all output removed": remove("app/generated"),
  "a generated file that is left over": write(
    "app/generated/events/gone.ts",
    `${header}\nexport {};\n`,
  ),
  "a file of somebody else's": write("app/generated/events/own.ts", "//\n"),
  "a file that is in the way": write(index, "// written by hand\n"),
  "line ends of Windows": change(index, (text) =>
    text.replaceAll(/\r?\n/g, "\r\n"),
  ),
  "a folder that became a link": (folder) => {
    rmSync(join(folder, "app/generated/schemas"), {
      recursive: true,
      force: true,
    });
    mkdirSync(join(folder, "app/generated"), { recursive: true });
    symlinkSync(
      join(folder, "app/samples"),
      join(folder, "app/generated/schemas"),
    );
  },
  "a tsconfig.json": write("app/tsconfig.json", '{ "extends": "./base.json" }'),
  "what a tsconfig.json extends": (folder) => {
    put(folder, "app/tsconfig.json", '{ "extends": "./base.json" }');
    const file = join(folder, "app/base.json");
    const isOld = statSync(file, { throwIfNoEntry: false }) === undefined;
    writeFileSync(
      file,
      json({ compilerOptions: { target: isOld ? "es5" : "es2020" } }),
    );
  },
  "a module type": write("app/package.json", json({ type: "commonjs" })),
  "a linter": write("eslint.config.js", "export default [];\n"),
  "a prettier configuration": write("app/.prettierrc", "tabWidth: 4\n"),
  "a prettier configuration in package.json": write(
    "package.json",
    json({ prettier: { semi: false } }),
  ),
  "other code of the generator": change(
    "tool/dist/main.js",
    (text) => `${text}//\n`,
  ),
  "another runtime": change(
    "tool/dist/templates/runtime.ts",
    (text) => `${text}//\n`,
  ),
  "another version of a dependency": change(
    "tool/node_modules/prettier/package.json",
    (text) => text.replace("0", "10"),
  ),
  "a dependency of the generator's own": write(
    "tool/node_modules/ajv/package.json",
    "{}",
  ),
};

/** Every file in a folder, by its path. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const isThere = statSync(folder, { throwIfNoEntry: false });
  if (!isThere) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files
      .filter((file) => statSync(file).isFile())
      .map((file) => [file, readFileSync(file, "latin1")]),
  );
}
