// What editors show of the exported functions.
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A function of one of the package's doors. */
interface Exported {
  readonly name: string;
  readonly from: string;
  /** The code of its `@example`. */
  readonly example: string;
}

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}tsconfig.json`, (file) => ts.sys.readFile(file))
    .config,
  ts.sys,
  root,
);
const doors = ["index", "testing", "recording"];
const functions = doors.flatMap(functionsOf);

test("the doors have functions", () => {
  expect(functions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["generate", "validate", "createRecorder"]),
  );
});

describe("the example of", () => {
  const files = new Map(
    functions.map(({ name, from, example }) => [
      `${root}test/examples/example-of-${name}.ts`,
      `import { ${name} } from "../../src/${from}.js";\n${example}\nexport {};\n`,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...files.keys()], options, {
    ...host,
    fileExists: (file) => files.has(file) || host.fileExists(file),
    readFile: (file) => files.get(file) ?? host.readFile(file),
    getSourceFile: (file, language) => {
      const text = files.get(file);
      return text === undefined
        ? host.getSourceFile(file, language)
        : ts.createSourceFile(file, text, language);
    },
  });

  test.each(functions)("$name compiles", ({ name, example }) => {
    const file = `${root}test/examples/example-of-${name}.ts`;
    const found = ts.getPreEmitDiagnostics(
      program,
      program.getSourceFile(file),
    );
    expect(example).toContain(`${name}(`);
    expect(
      found.map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, "\n"),
      ),
    ).toEqual([]);
  });
});

function functionsOf(door: string): readonly Exported[] {
  const path = `${root}src/${door}.ts`;
  const program = ts.createProgram([path], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  return checker
    .getExportsOfModule(module ?? fail(path))
    .map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias
        ? checker.getAliasedSymbol(symbol)
        : symbol,
    )
    .filter(({ flags }) => flags & ts.SymbolFlags.Function)
    .map((symbol) => ({
      name: symbol.name,
      from: door,
      example: exampleIn(symbol.getJsDocTags(checker)),
    }));
}

function exampleIn(tags: readonly ts.JSDocTagInfo[]): string {
  const tag = tags.find(({ name }) => name === "example");
  const text = ts.displayPartsToString(tag?.text);
  return /^```ts\n([^]*)\n```$/.exec(text)?.[1] ?? "";
}

function fail(path: string): never {
  throw new Error(`there is no module ${path}`);
}
