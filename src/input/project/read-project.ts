import { dirname, join, resolve } from "node:path";
import type { TsConfigResult } from "get-tsconfig";
import {
  errorCode,
  type FileSystem,
  readFile,
} from "../../base/file-system.js";
import { foldersFrom } from "../../base/folders-above.js";
import { get, isObject, type JsonObject } from "../../base/json/json.js";
import type { PackageInfo, Project, TsconfigInfo } from "./project-setup.js";

/**
 * Reads how a project is set up. What is missing or broken is left out: it is the project's own, and its own tools
 * tell.
 *
 * @param output absolute path of the output folder, or of the one file
 */
export async function readProject(
  output: string,
  fs: FileSystem,
): Promise<Project> {
  const folders = foldersFrom(dirname(output));
  const own = readPackage(folders, fs);
  const has = (name: string) =>
    folders.some((folder) => fs.existsSync(join(folder, name)));
  const hasTsconfig = has("tsconfig.json");
  const tsconfig = hasTsconfig ? await readTsconfig(output, fs) : undefined;
  const eslint = firstFile(folders, eslintFiles, fs);
  return {
    ...(own && { package: own }),
    ...(tsconfig && { tsconfig }),
    ...(eslint && { eslint }),
    isJavaScript:
      !hasTsconfig &&
      (has("jsconfig.json") ||
        (own !== undefined && !runsTypeScript(own) && !has("deno.json"))),
    literalResolvers: literalResolvers(own, folders, fs),
    runsInDeno:
      firstFile(folders, ["deno.json", "deno.jsonc"], fs) !== undefined,
  };
}

const eslintFiles = ["js", "mjs", "cjs", "ts", "mts", "cts"].map(
  (ending) => `eslint.config.${ending}`,
);

/** A tool that resolves imports as they are written, unless its configuration has a word for it. */
interface Resolver {
  readonly name: string;
  /** Packages by which a project shows that it uses it. */
  readonly packages: readonly string[];
  /** Configuration files, without their endings. */
  readonly files: readonly string[];
  readonly setting: string;
}

const resolvers: readonly Resolver[] = [
  {
    name: "Next.js",
    packages: ["next"],
    files: ["next.config"],
    setting: "extensionAlias",
  },
  {
    name: "webpack",
    packages: ["webpack", "ts-loader"],
    files: ["webpack.config"],
    setting: "extensionAlias",
  },
  {
    name: "jest",
    packages: ["jest", "ts-jest"],
    files: ["jest.config", "package"],
    setting: "moduleNameMapper",
  },
];

function literalResolvers(
  own: PackageInfo | undefined,
  folders: readonly string[],
  fs: FileSystem,
): readonly string[] {
  const used = resolvers.filter(({ packages }) =>
    packages.some((name) => own?.dependencies.has(name)),
  );
  const untold = used.filter(({ files, setting }) => {
    const names = files.flatMap((file) =>
      ["js", "mjs", "cjs", "ts", "mts", "json"].map(
        (ending) => `${file}.${ending}`,
      ),
    );
    return !texts(folders, names, fs).some((text) => text.includes(setting));
  });
  return untold.map(({ name }) => name);
}

/** The nearest package.json; dependencies of those above it count too, as a workspace hoists them. */
function readPackage(
  folders: readonly string[],
  fs: FileSystem,
): PackageInfo | undefined {
  const found = folders.flatMap((folder) => {
    const file = join(folder, "package.json");
    const json = readJson(file, fs);
    return json ? [{ file, json }] : [];
  });
  const [nearest] = found;
  if (!nearest) return undefined;
  const type = get(nearest.json, "type");
  return {
    file: nearest.file,
    ...((type === "module" || type === "commonjs") && { type }),
    dependencies: new Set(found.flatMap(({ json }) => dependenciesOf(json))),
  };
}

/** Whether a package depends on TypeScript, on what runs it, or on types for it. */
function runsTypeScript({ dependencies }: PackageInfo): boolean {
  return [...dependencies].some((name) =>
    /^(?:typescript$|tsx$|ts-|@types\/)/.test(name),
  );
}

function dependenciesOf(json: JsonObject): readonly string[] {
  return ["dependencies", "devDependencies"].flatMap((field) => {
    const list = get(json, field);
    return isObject(list) ? Object.keys(list) : [];
  });
}

async function readTsconfig(
  output: string,
  fs: FileSystem,
): Promise<TsconfigInfo | undefined> {
  const { createFilesMatcher, getTsconfig, parseTsconfig } =
    await import("get-tsconfig");
  // It goes to the disk itself, and keeps here what it found there.
  const looks = new Map<string, string>();
  const includes = (tsconfig: TsConfigResult) =>
    createFilesMatcher(tsconfig)(join(output, "index.ts")) !== undefined;
  try {
    const nearest = getTsconfig(dirname(output), undefined, looks);
    if (!nearest) return undefined;
    // Vite, for one, has a tsconfig.json that only refers to others.
    const found = includes(nearest)
      ? nearest
      : (referredBy(nearest, (file) => parseTsconfig(file, looks)).find(
          includes,
        ) ?? nearest);
    const options = found.config.compilerOptions ?? {};
    // What the newest compiler takes where nothing is said.
    const target = (options.target ?? "esnext").toLowerCase();
    return {
      file: found.path,
      target,
      module: (options.module ?? moduleFor(target)).toLowerCase(),
      ...(options.lib && {
        lib: options.lib.map((name) => name.toLowerCase()),
      }),
      allowsTsExtensions:
        options.allowImportingTsExtensions === true ||
        options.rewriteRelativeImportExtensions === true,
      rewritesTsExtensions: options.rewriteRelativeImportExtensions === true,
      isVerbatim: options.verbatimModuleSyntax === true,
      includesOutput: includes(found),
    };
  } catch {
    return undefined; // TypeScript will say what is wrong with it
  } finally {
    repeat(looks.keys(), fs);
  }
}

/** Looks again at what get-tsconfig looked at, so that whoever watches the file system knows what a project depends on. */
function repeat(looks: Iterable<string>, fs: FileSystem): void {
  for (const look of looks) {
    const [, method, path = ""] =
      /^(\w+):(.+?)(?::utf8|:\[object Object\])?$/.exec(look) ?? [];
    if (method === "existsSync") fs.existsSync(path);
    else readText(path, fs);
  }
}

function referredBy(
  { path: file, config }: TsConfigResult,
  parse: (file: string) => TsConfigResult["config"],
): readonly TsConfigResult[] {
  return (config.references ?? []).map(({ path }) => {
    const named = resolve(dirname(file), path);
    const referred = named.endsWith(".json")
      ? named
      : join(named, "tsconfig.json");
    return { path: referred, config: parse(referred) };
  });
}

function moduleFor(target: string): string {
  return target === "es3" || target === "es5" ? "commonjs" : "esnext";
}

function readJson(file: string, fs: FileSystem): JsonObject | undefined {
  const text = readText(file, fs);
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstFile(
  folders: readonly string[],
  names: readonly string[],
  fs: FileSystem,
): { readonly file: string; readonly text: string } | undefined {
  for (const folder of folders)
    for (const name of names) {
      const file = join(folder, name);
      const text = readText(file, fs);
      if (text !== undefined) return { file, text };
    }
  return undefined;
}

function texts(
  folders: readonly string[],
  names: readonly string[],
  fs: FileSystem,
): readonly string[] {
  return folders.flatMap((folder) =>
    names.flatMap((name) => readText(join(folder, name), fs) ?? []),
  );
}

function readText(file: string, fs: FileSystem): string | undefined {
  try {
    return readFile(file, fs).toString("utf8");
  } catch (error) {
    if (errorCode(error) === "") throw error;
    return undefined;
  }
}
