import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the golden files: in it a folder a case, with its manifest and what is generated from it. */
export const golden = fileURLToPath(new URL("../golden/", import.meta.url));

/** The names of the cases. */
export const cases: readonly string[] = readdirSync(golden, {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

type Files = ReadonlyMap<string, string>;

/** What stands once for all cases that have it, beside them: the case that decides on its text, and which have it. */
const shared: Readonly<
  Record<string, { owner: string | undefined; isIn: (files: Files) => boolean }>
> = {
  "runtime.ts": {
    owner: cases[0],
    isIn: (files) =>
      files.get("index.ts")?.includes('from "./runtime') === true,
  },
  "validator-support.ts": {
    owner: "choices",
    isIn: (files) =>
      [...files.keys()].some((path) => path.startsWith("validators/")),
  },
};

/** The clients of other languages, whose texts are templates. */
const clients = { go: ".go", python: ".py" };

/** Stands in a file that is the whole output for the runtime in it. */
const placeholder = "// The runtime stands here: test/golden/runtime.ts\n";

/** What a generated file begins with. */
const header = /^\/\*.*\*\/\n\/\* eslint-disable \*\/\n\n/;

/** What is generated for a case: text by path. */
export function expected(name: string): Map<string, string> {
  const runtime = sharedText("runtime.ts");
  const body = runtime.replace(header, "");
  const files = filesIn(join(golden, name, "expected"));
  for (const [path, text] of files)
    files.set(
      path,
      text.replace(placeholder, () => body),
    );
  const copies = [
    ...Object.entries(shared)
      .filter(([, { isIn }]) => isIn(files))
      .map(([path]) => [path, sharedText(path)] as const),
    ...clientsFor(files),
  ];
  for (const [path, text] of copies)
    if (!files.has(path)) files.set(path, text);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Takes what was just generated for a case for right; what differs from what cases share stays in it. */
export function accept(name: string): void {
  const folder = join(golden, name, "expected");
  for (const [path, { owner }] of Object.entries(shared))
    if (name === owner) copyFileSync(join(folder, path), join(golden, path));
  const files = filesIn(folder);
  const copies = new Map([
    ...Object.keys(shared).map((path) => [path, sharedText(path)] as const),
    ...clientsFor(files),
  ]);
  const body = sharedText("runtime.ts").replace(header, "");
  for (const [path, text] of files)
    if (copies.get(path) === text) rmSync(join(folder, path));
    else if (text.includes(body))
      writeFileSync(
        join(folder, path),
        text.replace(body, () => placeholder),
      );
}

function sharedText(path: string): string {
  return readFileSync(join(golden, path), "utf8");
}

/** The clients as they are beside generated code: templates, with the head and the package of what is printed there. */
function clientsFor(files: Files): Files {
  const texts = new Map<string, string>();
  for (const [language, ending] of Object.entries(clients)) {
    const printed = files.get(`${language}/cobalt_defaults${ending}`);
    if (printed === undefined) continue;
    const head = printed.slice(0, printed.search(/^(?:package |""")/m));
    const [, own = "cobalt"] = /^package (\w+)/m.exec(printed) ?? [];
    const folder = join(golden, "../../templates", language);
    const names = readdirSync(folder).filter(
      (one) => one.endsWith(ending) && !one.startsWith("cobalt_defaults"),
    );
    for (const file of names)
      texts.set(
        `${language}/${file}`,
        head +
          readFileSync(join(folder, file), "utf8").replace(
            /^((?:\/\/ P|p)ackage )cobalt\b/gm,
            `$1${own}`,
          ),
      );
  }
  return texts;
}

/**
 * A folder with all cases, which work as they do in projects; the caller removes it. Their runtimes re-export the one,
 * so that a compiler checks it once.
 */
export function assemble(): string {
  const folder = mkdtempSync(join(tmpdir(), "cobalt-events-golden-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  cpSync(golden, folder, { recursive: true });
  for (const name of cases) {
    const files = expected(name);
    const [, ending = ""] =
      /from "\.\/runtime(.*)"/.exec(files.get("index.ts") ?? "") ?? [];
    for (const [path, text] of files) {
      const file = join(folder, name, "expected", path);
      const isShared = path in shared && !existsSync(file);
      const module = path.replace(".ts", ending);
      writeFileSync(
        file,
        isShared ? `export * from "../../${module}";\n` : text,
      );
    }
  }
  return folder;
}

/** Every file in a folder and those below it: text by path, the path with slashes. */
export function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
  return new Map(
    files.map((path) => [
      relative(folder, path).replaceAll(sep, "/"),
      readFileSync(path, "utf8"),
    ]),
  );
}
