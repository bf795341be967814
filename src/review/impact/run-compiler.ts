import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { ProjectConfig } from "../usages/open-programs.js";
import { inTemporaryFolder } from "../with-cleanup.js";
import type { CompileError, ErrorsAround } from "./compile-error.js";
import type { OverlaidProject, Overlay } from "./overlaid-program.js";
import { createShadowTree, type ShadowTree } from "./shadow-tree.js";
import { callCompiler, errorsInOutput } from "./user-compiler.js";

/** The generated code of before and of after. */
export interface OverlaysAround {
  readonly before: Overlay;
  readonly after: Overlay;
}

/**
 * Compiles projects with their users' own compiler, before and after, in a shadow tree.
 *
 * @param tsc absolute path of `tsc`, or of the folder that TypeScript is installed in
 * @returns undefined where the compiler cannot be run; why is then in the diagnostics
 */
export async function errorsByCompiler(
  tsc: string,
  projects: readonly OverlaidProject[],
  overlays: OverlaysAround,
  diagnostics: Diagnostics,
): Promise<ErrorsAround | undefined> {
  const files = filesOf(projects, overlays);
  return inTemporaryFolder("impact", async (folder) => {
    const tree = createShadowTree(folder, files);
    const configs = projects.map(({ config }, index) => ({
      config,
      path: writeConfig(config.file, index, tree),
    }));
    const errors = async (overlay: Overlay) => {
      tree.write(overlay);
      const found: CompileError[] = [];
      for (const { path, config } of configs) {
        const { output, complaint } = await callCompiler(tsc, path, folder);
        const own = errorsInOutput(output, (file) =>
          originalOf(file, path, config, tree),
        );
        if (own.length === 0 && complaint !== undefined) {
          const name = JSON.stringify(tsc);
          diagnostics.add("CE841", `${name} cannot be run: ${complaint}`);
          return undefined;
        }
        found.push(...own);
      }
      return found;
    };
    const before = await errors(overlays.before);
    const after = before && (await errors(overlays.after));
    return before && after && { before, after };
  });
}

/** The user's file that a compiler means; of what is wrong with its options, the configuration. */
function originalOf(
  named: string | undefined,
  config: string,
  { file }: ProjectConfig,
  { folder, originalOf }: ShadowTree,
): string {
  const path = resolve(folder, named ?? config);
  return path === config ? file : originalOf(path);
}

/** What is not installed of a project, and all that is generated. */
function filesOf(
  projects: readonly OverlaidProject[],
  { before, after }: OverlaysAround,
): readonly string[] {
  const read = projects.flatMap(({ config, ...programs }) => [
    config.file,
    ...[programs.before, programs.after].flatMap((program) =>
      program
        .getSourceFiles()
        .map(({ fileName }) => resolve(fileName))
        .filter((file) => !/[/\\]node_modules[/\\]/.test(file)),
    ),
  ]);
  return [...new Set([...read, ...before.keys(), ...after.keys()])];
}

/** A configuration that extends a project's: references are not inherited, whose output may not have been built. */
function writeConfig(
  file: string,
  index: number,
  { shadowOf }: ShadowTree,
): string {
  const shadow = shadowOf(file);
  const path = join(dirname(shadow), `tsconfig.cobalt-events-${index}.json`);
  const compilerOptions = {
    noEmit: true,
    composite: false,
    incremental: false,
    emitDeclarationOnly: false,
    tsBuildInfoFile: null,
  };
  writeFileSync(path, JSON.stringify({ extends: shadow, compilerOptions }));
  return path;
}
