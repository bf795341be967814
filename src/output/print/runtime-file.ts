import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** An import or re-export of the templates, from another of them. */
const fromTemplate = /^(?:im|ex)port [^;]*? from "(\.[^"]+)\.js";\n+/gm;

/**
 * The text of the runtime: the modules of its template, each after those it needs, as one. Only what the
 * template's first file re-exports is exported.
 */
export function readRuntime(): string {
  const folder = join(templatesFolder(), "runtime");
  const face = readFileSync(`${folder}.ts`, "utf8");
  const exported = new Set(face.match(/\w+(?=,|\s*\})/g));
  const modules = new Map<string, string>();

  const add = (name: string): void => {
    if (modules.has(name)) return;
    const source = readFileSync(join(folder, `${name}.ts`), "utf8");
    modules.set(name, ""); // two modules may need types of each other
    for (const needed of namesIn(source)) add(needed);
    modules.delete(name);
    modules.set(name, withoutLinks(source, exported));
  };
  for (const name of namesIn(face)) add(name);
  return [...modules.values()].join("\n");
}

/** The text of what the validators of all events need. */
export function readValidatorSupport(): string {
  return readFileSync(join(templatesFolder(), "validator-support.ts"), "utf8");
}

/** The folder of this package's templates, wherever it is installed. */
export function templatesFolder(): string {
  // The package finds itself by its name, because its code lies elsewhere once it is built.
  const manifest = createRequire(import.meta.url).resolve(
    "cobalt-events/package.json",
  );
  return join(dirname(manifest), "templates");
}

function namesIn(source: string): readonly string[] {
  return [...source.matchAll(fromTemplate)].map(
    ([, path = ""]) => path.split("/").at(-1) ?? path,
  );
}

function withoutLinks(source: string, exported: ReadonlySet<string>): string {
  return source
    .replace(fromTemplate, "")
    .replace(
      /^export ((?:abstract |async )?\w+\*? (\w+))/gm,
      (whole, declaration: string, name: string) =>
        exported.has(name) ? whole : declaration,
    );
}
