import ts from "typescript";

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  declaration: true,
  skipLibCheck: true, // the compiler's own lib files, which are not what is tested
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/**
 * Compiles TypeScript files that exist only in memory, all in one program.
 *
 * @param sources text by name
 * @returns what the compiler says, `name:line message`
 */
export function typeErrors(
  sources: Readonly<Record<string, string>>,
): readonly string[] {
  const texts = new Map(
    Object.entries(sources).map(([name, text]) => [
      `/virtual/${name}.ts`,
      text,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.getSourceFile = (file, version) => {
    const text = texts.get(file);
    return text === undefined
      ? disk.getSourceFile(file, version)
      : ts.createSourceFile(file, text, version);
  };
  host.fileExists = (file) => texts.has(file) || disk.fileExists(file);
  const program = ts.createProgram([...texts.keys()], options, host);
  const diagnostics = [
    ...ts.getPreEmitDiagnostics(program),
    ...program.getDeclarationDiagnostics(),
  ];
  return diagnostics.map(({ file, start, messageText }) => {
    const line = file
      ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1
      : 0;
    const name = file?.fileName.replace(/^\/virtual\/|\.ts$/g, "");
    return `${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
