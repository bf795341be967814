import { sep } from "node:path";
import type { ts } from "ts-morph";
import {
  type Compiler,
  errorsIn,
  openProgram,
  type ProjectConfig,
  readingOptions,
} from "../usages/open-programs.js";
import { errorOf, type ErrorsAround } from "./compile-error.js";

/** Texts by absolute path in place of what is on the disk; undefined for a file that is gone. */
export type Overlay = ReadonlyMap<string, string | undefined>;

/** A project with the generated code of before and after. */
export interface OverlaidProject {
  readonly config: ProjectConfig;
  readonly before: ts.Program;
  readonly after: ts.Program;
}

/**
 * Reads a project as if the disk held other files.
 *
 * @param like the same project with other files in their place, of which all is used that is equal
 */
export function overlaidProgram(
  { parsed, libraries }: ProjectConfig,
  overlay: Overlay,
  ts: Compiler,
  like?: ts.Program,
): ts.Program {
  const options = readingOptions(parsed);
  const texts = new Map(
    [...overlay].map(([file, text]) => [withSlashes(file), text]),
  );
  const host = hostWith(texts, options, ts, [
    libraries(),
    ...(like ? [like] : []),
  ]);
  const rootNames = parsed.fileNames.filter(
    (file) => !texts.has(file) || texts.get(file) !== undefined,
  );
  return ts.createProgram({
    rootNames,
    options,
    host,
    ...(like && { oldProgram: like }),
  });
}

/** Where ts-morph has the declarations of the language, on no disk. */
const libraryFolder = "/node_modules/typescript/lib";

function hostWith(
  texts: Overlay,
  options: ts.CompilerOptions,
  ts: Compiler,
  programs: readonly ts.Program[],
): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const standard = ts.getDefaultLibFileName(options);
  const folders = [...texts]
    .filter(([, text]) => text !== undefined)
    .map(([file]) => file);
  const readFile = (file: string) =>
    texts.has(file) ? texts.get(file) : disk.readFile(file);
  return {
    ...disk,
    getDefaultLibLocation: () => libraryFolder,
    getDefaultLibFileName: () => `${libraryFolder}/${standard}`,
    fileExists: (file) =>
      texts.has(file) ? texts.get(file) !== undefined : disk.fileExists(file),
    readFile,
    directoryExists: (folder) =>
      disk.directoryExists?.(folder) === true ||
      folders.some((file) => file.startsWith(`${folder}/`)),
    getSourceFile(file, language) {
      const known = programs.map((program) => program.getSourceFile(file));
      if (file.startsWith(`${libraryFolder}/`)) return known[0];
      const text = readFile(file);
      return text === undefined
        ? undefined
        : (known.find((each) => each?.text === text) ??
            ts.createSourceFile(file, text, language));
    },
  };
}

function withSlashes(path: string): string {
  return path.split(sep).join("/");
}

/** What the compiler that this package has refuses before and after. */
export function errorsAround(
  projects: readonly OverlaidProject[],
  ts: Compiler,
): ErrorsAround {
  const seen = new Set<string>();
  const found = projects.flatMap(({ before, after }) =>
    openProgram(after, ts)
      .written.filter(({ fileName }) => !seen.has(fileName))
      .flatMap((file) => {
        seen.add(file.fileName);
        const errors = errorsIn(file, after, ts);
        const old = before.getSourceFile(file.fileName);
        // Where there is none now, none can be new.
        const were = errors.length > 0 && old ? errorsIn(old, before, ts) : [];
        return {
          after: errors.map((each) => errorOf(each, file, ts)),
          before: were.map((each) => errorOf(each, old ?? file, ts)),
        };
      }),
  );
  return {
    before: found.flatMap(({ before }) => before),
    after: found.flatMap(({ after }) => after),
  };
}
