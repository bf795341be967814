/** The project that the generated code is to be at home in, as its own files describe it. */
export interface Project {
  /** The nearest package.json, and what it and those above it depend on. */
  readonly package?: PackageInfo;
  /** The tsconfig that the output falls under, with everything that it extends. */
  readonly tsconfig?: TsconfigInfo;
  /** Whether it is written in JavaScript: nothing of it speaks of TypeScript. */
  readonly isJavaScript: boolean;
  /** The text of the project's ESLint configuration, where there is one in the flat form. */
  readonly eslint?: { readonly file: string; readonly text: string };
  /** Build tools that do not find `./x.js` beside an `x.ts` unless they are told to, and have not been. */
  readonly literalResolvers: readonly string[];
  /** Whether Deno runs it, which resolves imports as they are written. */
  readonly runsInDeno: boolean;
}

/** What a package.json says. */
export interface PackageInfo {
  readonly file: string;
  /** Absent where it does not say. */
  readonly type?: "module" | "commonjs";
  readonly dependencies: ReadonlySet<string>;
}

/** What of a tsconfig matters to generated code; names in lower case, defaults filled in. */
export interface TsconfigInfo {
  readonly file: string;
  readonly module: string;
  readonly target: string;
  /** Absent where the target decides. */
  readonly lib?: readonly string[];
  /** Whether imports may end in `.ts`. */
  readonly allowsTsExtensions: boolean;
  /** Whether such imports end in `.js` in what is compiled. */
  readonly rewritesTsExtensions: boolean;
  readonly isVerbatim: boolean;
  /** Whether it covers the output. */
  readonly includesOutput: boolean;
}

/** Whether files of the project are CommonJS by themselves: what TypeScript makes of `import` is `require`. */
export function isCommonJs({ tsconfig, package: own }: Project): boolean {
  if (!tsconfig) return own?.type !== "module";
  return (
    tsconfig.module === "commonjs" ||
    (isNodeModule(tsconfig) && own?.type !== "module")
  );
}

/** Whether relative imports need an ending, because Node itself will resolve them. */
export function needsEndings(project: Project): boolean {
  const { tsconfig } = project;
  return (
    tsconfig !== undefined && isNodeModule(tsconfig) && !isCommonJs(project)
  );
}

/** Whether its files are what Node takes them for, by their endings and package.json. */
export function isNodeModule({ module }: TsconfigInfo): boolean {
  return /^node/.test(module);
}

/** Whether Node runs the files as they are written; under these tools it never does. */
export function isRunByNode({ package: own }: Project): boolean {
  return !["next", "vite"].some((name) => own?.dependencies.has(name));
}
