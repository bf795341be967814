import { basename } from "node:path";
import type { SetupOptions } from "../manifest/manifest.js";
import {
  isCommonJs,
  isNodeModule,
  isRunByNode,
  needsEndings,
  type Project,
  type TsconfigInfo,
} from "./project-setup.js";

type ImportExtension = SetupOptions["importExtension"];

/** What relative imports should end in, and why. */
export interface SuitableExtension {
  readonly importExtension: ImportExtension;
  readonly reason: string;
}

/** What of the output does not suit its project, and what to do. */
export interface Misfit {
  readonly code: "CE610" | "CE611" | "CE612" | "CE613" | "CE614";
  readonly message: string;
  readonly help: string;
}

/** Chooses what the relative imports of generated code should end in. */
export function suitableExtension(project: Project): SuitableExtension {
  const { tsconfig, literalResolvers } = project;
  const [tool] = literalResolvers;
  if (project.runsInDeno)
    return {
      importExtension: ".ts",
      reason: "Deno resolves them as they are written",
    };
  if (tsconfig?.rewritesTsExtensions)
    return {
      importExtension: ".ts",
      reason:
        "tsconfig.json rewrites them, so that Node can run the TypeScript itself",
    };
  // Where verbatimModuleSyntax forbids CommonJS, ES modules are what the project has to become.
  const isToBeModules =
    tsconfig !== undefined && isNodeModule(tsconfig) && tsconfig.isVerbatim;
  if (needsEndings(project) || isToBeModules)
    return {
      importExtension: ".js",
      reason: "Node resolves ES modules by their whole names",
    };
  if (tool !== undefined)
    return {
      importExtension: "",
      reason: `${tool} does not find "./runtime.js" where there is a runtime.ts`,
    };
  if (tsconfig && isCommonJs(project))
    return {
      importExtension: "",
      reason: "every tool that runs CommonJS resolves them",
    };
  return {
    importExtension: ".js",
    reason: "Node, TypeScript and bundlers resolve them",
  };
}

/**
 * Tells what of the output does not suit its project: what its compiler, its bundler or its linter will refuse.
 *
 * @param output absolute path of the output
 */
export function misfits(
  project: Project,
  { importExtension, language, module }: SetupOptions,
  output: string,
): readonly Misfit[] {
  const { tsconfig } = project;
  return [
    ...(tsconfig?.includesOutput && language === "typescript"
      ? [
          endingMisfit(project, tsconfig, importExtension),
          verbatimMisfit(project, tsconfig),
          languageMisfit(tsconfig),
        ]
      : []),
    language === "javascript"
      ? moduleMisfit(project, module, output)
      : undefined,
    eslintMisfit(project, output),
  ].filter((found) => found !== undefined);
}

function endingMisfit(
  project: Project,
  tsconfig: TsconfigInfo,
  importExtension: ImportExtension,
): Misfit | undefined {
  const problem = endingProblem(project, tsconfig, importExtension);
  if (problem === undefined) return undefined;
  const suitable = suitableExtension(project);
  const [tool = ""] = project.literalResolvers;
  const setting = tool === "jest" ? "moduleNameMapper" : "extensionAlias";
  const help =
    suitable.importExtension === importExtension
      ? `Node needs the ending, so tell ${tool} with \`${setting}\`; docs/use-with/README.md shows how.`
      : `Write "importExtension": ${JSON.stringify(suitable.importExtension)} into the manifest: ${suitable.reason}.`;
  return { code: "CE610", message: `${problem}.`, help };
}

function endingProblem(
  project: Project,
  { allowsTsExtensions }: TsconfigInfo,
  importExtension: ImportExtension,
): string | undefined {
  const [tool] = project.literalResolvers;
  switch (importExtension) {
    case "":
      return needsEndings(project)
        ? "The project's ES modules are resolved by Node, where a relative import without an ending is an error"
        : undefined;
    case ".ts":
      return allowsTsExtensions
        ? undefined
        : "Imports that end in .ts are an error under the project's tsconfig.json";
    case ".js":
      return tool === undefined
        ? undefined
        : `${tool} does not find "./runtime.js" where there is a runtime.ts`;
  }
}

function verbatimMisfit(
  project: Project,
  tsconfig: TsconfigInfo,
): Misfit | undefined {
  if (!tsconfig.isVerbatim || !isCommonJs(project)) return undefined;
  return {
    code: "CE611",
    message:
      "The project is compiled to CommonJS, and its verbatimModuleSyntax lets no CommonJS be written with `import`.",
    help: `Make it ES modules: \`npm pkg set type=module\`${isNodeModule(tsconfig) ? "" : ', and "module": "nodenext" in tsconfig.json'}. Or take verbatimModuleSyntax out of tsconfig.json.`,
  };
}

/** JavaScript is run as it is, so that package.json has to say the same as the manifest. */
function moduleMisfit(
  project: Project,
  module: SetupOptions["module"],
  output: string,
): Misfit | undefined {
  const type = project.package?.type;
  const found = type === "module" ? "esm" : type;
  // A name that ends in .mjs or .cjs decides by itself.
  if (/\.[cm]js$/.test(output) || found === undefined || found === module)
    return undefined;
  if (found === "commonjs" && !isRunByNode(project)) return undefined;
  return {
    code: "CE614",
    message: `The output is ${module === "esm" ? "ES modules" : "CommonJS"}, but package.json has "type": ${JSON.stringify(type)}, by which Node reads it.`,
    help: `Write "module": "${found}" into the manifest.`,
  };
}

/** What a `lib` that is older than ES2018 has to name. */
const asyncLibs = [".asynciterable", ".asyncgenerator"];

/** The year of ECMAScript from which generated code can be compiled. */
const oldestTarget = 2017;

function languageMisfit({ target, lib }: TsconfigInfo): Misfit | undefined {
  const year = yearOf(target);
  const iterates = lib
    ? lib.some((name) => /^es(?:next|20(?:1[89]|[2-9]\d))$/.test(name)) ||
      asyncLibs.every((part) => lib.some((name) => name.endsWith(part)))
    : year >= 2018;
  if (year >= oldestTarget && iterates) return undefined;
  const message =
    year < oldestTarget
      ? `The project's target is ${target}, and generated code needs ES${oldestTarget} or later.`
      : "The project's lib has no async iteration, which generated code needs.";
  return {
    code: "CE612",
    message,
    help: 'Set "target": "es2018" or later in tsconfig.json, or add "es2018.asynciterable" and "es2018.asyncgenerator" to its "lib".',
  };
}

/** `es2022` is of 2022, `esnext` of the future, and whatever else of no year. */
function yearOf(name: string): number {
  if (name.startsWith("esnext")) return Infinity;
  const [, year] = /^es(20\d\d)/.exec(name) ?? [];
  return year === undefined ? (name === "es6" ? 2015 : 0) : Number(year);
}

function eslintMisfit({ eslint }: Project, output: string): Misfit | undefined {
  // What it ignores is code; that it speaks of the output's folder is sign enough.
  const names = output.split(/[/\\]/).slice(-2);
  if (!eslint || names.some((name) => eslint.text.includes(name)))
    return undefined;
  return {
    code: "CE613",
    message: `ESLint checks the output: ${JSON.stringify(basename(eslint.file))} ignores neither it nor a folder around it.`,
    help: `Ignore it there: \`globalIgnores(["**/${names.join("/")}/**"])\`.`,
  };
}
