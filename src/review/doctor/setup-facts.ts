import { basename, dirname, resolve } from "node:path";
import type { DiagnosticCode } from "../../base/diagnostics/catalogue.js";
import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import { get, isObject } from "../../base/json/json.js";
import { isCommonJs } from "../../input/project/project-setup.js";
import { type Fact, ok, type Topic, warn } from "./fact.js";
import { findInstalled } from "./installed.js";
import { named, nearest, type Patient, textOf } from "./patient.js";

/** What `check` warns of, by what it is about. */
const topics: Readonly<Partial<Record<DiagnosticCode, Topic>>> = {
  CE610: "imports",
  CE611: "modules",
  CE612: "tsconfig",
  CE613: "eslint",
  CE614: "modules",
};

/**
 * Whether the output suits the project's compiler, module kind and linters.
 *
 * @param told what `check` told
 */
export function setupFacts(
  patient: Patient,
  told: readonly Diagnostic[],
): readonly Fact[] {
  const misfits = told.flatMap((one): readonly Fact[] => {
    const { code, severity: status, message, help } = one;
    const topic = topics[code];
    return topic ? [{ topic, status, message, help, code }] : [];
  });
  const facts = [
    schemaFact(patient),
    tsconfigFact(patient),
    modulesFact(patient),
    importsFact(patient),
    eslintFact(patient),
    biomeFact(patient),
  ].filter((fact) => fact !== undefined);
  const isTold = ({ topic, status }: Fact) =>
    status === "ok" && misfits.some((misfit) => misfit.topic === topic);
  return [...facts.filter((fact) => !isTold(fact)), ...misfits];
}

function schemaFact({ manifest, fs }: Patient): Fact | undefined {
  const { value } = manifest.document;
  const schema = isObject(value) ? get(value, "$schema") : undefined;
  if (typeof schema !== "string" || /^[a-z]+:\/\//i.test(schema))
    return undefined;
  if (fs.existsSync(resolve(manifest.folder, schema)))
    return ok("$schema", schema);
  const own = findInstalled("cobalt-events", manifest.folder, fs);
  const where =
    own &&
    named(`${own.folder}/manifest.schema.json`, { cwd: manifest.folder });
  return warn(
    "$schema",
    `${schema} does not exist, so that editors complete nothing.`,
    where === undefined
      ? "Run `npm install --save-dev cobalt-events`."
      : `Write "$schema": ${JSON.stringify(where.startsWith("../") ? where : `./${where}`)}.`,
  );
}

function tsconfigFact(patient: Patient): Fact | undefined {
  const { manifest, project } = patient;
  if (manifest.options.language === "javascript") return undefined;
  if (!project.tsconfig) return ok("tsconfig", "none");
  const { file, target, module, includesOutput } = project.tsconfig;
  const name = named(file, patient);
  return includesOutput
    ? ok("tsconfig", `${name}: target ${target}, module ${module}`)
    : warn(
        "tsconfig",
        `${name} does not include the output.`,
        'Add the output\'s folder to its "include", unless another tsconfig has it.',
      );
}

function modulesFact({ manifest, project }: Patient): Fact {
  const { language, module } = manifest.options;
  const isCjs =
    language === "javascript" ? module === "commonjs" : isCommonJs(project);
  return ok(
    "modules",
    isCjs && (project.tsconfig || language === "javascript")
      ? "CommonJS"
      : "ES modules",
  );
}

function importsFact({ manifest }: Patient): Fact | undefined {
  const { language, importExtension } = manifest.options;
  if (language === "javascript") return undefined;
  return ok(
    "imports",
    importExtension === "" ? "without an ending" : `end in ${importExtension}`,
  );
}

function eslintFact({ project }: Patient): Fact | undefined {
  return project.eslint
    ? ok("eslint", `${basename(project.eslint.file)} names the output`)
    : undefined;
}

function biomeFact({ output, fs }: Patient): Fact | undefined {
  const file = nearest(dirname(output), ["biome.json", "biome.jsonc"], fs);
  if (file === undefined) return undefined;
  const folders = output.split(/[/\\]/).slice(-2);
  return folders.some((name) => textOf(file, fs).includes(name))
    ? ok("biome", `${basename(file)} names the output`)
    : warn(
        "biome",
        `${basename(file)} does not ignore the output, which is not in Biome's style.`,
        `Write "files": { "includes": ["**", "!**/${folders.join("/")}"] } into it.`,
      );
}
