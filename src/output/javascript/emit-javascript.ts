import type { ManifestOptions } from "../../input/manifest/manifest.js";
import { header } from "../print/header.js";
import type { OutputFile } from "../print/output-file.js";
import { foreignDeclarations } from "../typescript/escape.js";
import { translatedPaths } from "./translated-paths.js";

/** A project with `checkJs` takes the types from the declarations, but checks the code beside them all the same. */
const unchecked =
  "// @ts-nocheck: the types are in the declarations beside this file\n\n";

/**
 * Makes JavaScript and declarations of TypeScript that was printed here, in one batch. What is printed has all
 * its types written out, so that each file stands for itself: no type is inferred, and no library is read.
 */
export async function emitJavaScript(
  sources: readonly OutputFile[],
  module: ManifestOptions["module"],
): Promise<readonly OutputFile[]> {
  const { Project, ts } = await import("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: module === "esm" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
      declaration: true,
      isolatedModules: true,
      isolatedDeclarations: true,
      noCheck: true,
      noLib: true,
      noResolve: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  for (const { path, text } of sources) {
    const body = text
      .slice(header.length)
      .replace(/^\s*\/\/ @ts-nocheck.*/, "");
    project.createSourceFile(`/${path}`, body);
  }
  const emitted = new Map<string, string>();
  for (const { filePath, text } of project.emitToMemory().getFiles()) {
    const safe = filePath.endsWith("js") ? text : foreignDeclarations(text);
    // TypeScript keeps comments, but no empty line.
    emitted.set(filePath, safe.replaceAll("\n/**", "\n\n/**"));
  }
  // Under CommonJS "use strict" comes before every comment, so that the header is put back last.
  return sources.flatMap(({ path: source }) =>
    translatedPaths(source).map((path) => ({
      path,
      text: `${header}\n${path.endsWith("js") ? unchecked : ""}${emitted.get(`/${path}`) ?? ""}`,
      settled: false,
    })),
  );
}
