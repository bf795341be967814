import type { GenerateResult } from "../../generate.js";
import { compile } from "./compile.js";
import { type Fact, fail, ok } from "./fact.js";
import { findInstalled } from "./installed.js";
import { named, type Patient } from "./patient.js";

/**
 * Whether the output is what the manifest generates, and whether the project's own compiler takes it.
 *
 * @param checked what `check` found
 */
export function outputFacts(
  patient: Patient,
  { files, ok: isCurrent }: GenerateResult,
): readonly Fact[] {
  // Where there are errors, nobody knows what would be generated.
  if (files.length === 0) return [];
  const where = named(patient.output, patient);
  if (isCurrent)
    return [
      ok("output", `${where}: up to date`),
      compileFact(
        patient,
        files.map(({ path }) => path),
      ),
    ];
  const stale = files.filter(({ action }) => action !== "unchanged").length;
  const isAbsent = files.every(({ action }) => action === "create");
  const message = isAbsent
    ? `${where} is not there yet.`
    : `${where}: ${stale} of ${files.length} files are not what the manifest generates.`;
  return [
    fail("output", message, "Run `cobalt-events generate`."),
    ok("compile", "skipped until the output is up to date"),
  ];
}

/** How many of a compiler's errors are quoted. */
const most = 3;

function compileFact(
  { manifest, project, output, fs }: Patient,
  files: readonly string[],
): Fact {
  const skipped = (why: string) => ok("compile", `skipped: ${why}`);
  if (manifest.options.language === "javascript")
    return skipped("JavaScript needs no compiler");
  const { tsconfig } = project;
  const installed = findInstalled("typescript", output, fs);
  if (!tsconfig?.includesOutput)
    return skipped("no tsconfig.json includes the output");
  if (!installed) return skipped("the project has no TypeScript");
  const { folder, version } = installed;
  const sources = files.filter((path) => /\.[cm]?ts$/.test(path));
  const compiled = compile(folder, tsconfig.file, sources);
  if (!compiled)
    return skipped(
      `TypeScript ${version} has no compiler that could be called`,
    );
  const { errors } = compiled;
  if (errors.length === 0)
    return ok("compile", `TypeScript ${version}: no error`);
  const quoted = errors.slice(0, most).join("; ");
  const more = errors.length > most ? `; and ${errors.length - most} more` : "";
  return fail(
    "compile",
    `TypeScript ${version} refuses the output: ${quoted}${more}.`,
    "Change tsconfig.json or package.json as the other findings say. Without any, please report it.",
  );
}
