import nodeFs from "node:fs";
import type { Diagnostic } from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import {
  check,
  type GenerateResult,
  type ProjectOptions,
} from "../../generate.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import { readProject } from "../../input/project/read-project.js";
import { type Fact, fail, ok } from "./fact.js";
import { outputFacts } from "./output-facts.js";
import { named, type Patient } from "./patient.js";
import { repositoryFacts } from "./repository-facts.js";
import { setupFacts } from "./setup-facts.js";
import { nodeFact, versionFacts } from "./version-facts.js";

/** What was found out about a project. */
export interface DoctorResult {
  /** Whether everything will work; warnings do not change that. */
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** Absolute path of the output folder, or of the one file. */
  readonly output?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** Everything that was found out, good and bad, in the order in which to read it. */
  readonly facts: readonly Fact[];
  /** What {@link check} told of the manifest and all that it names. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds out whether a project is set up so that the generated code works in it: versions, the manifest, tsconfig.json, kinds of
 * modules, linters, whether the output is up to date and the project's own TypeScript takes it. Nothing is written.
 *
 * @returns the outcome; nothing about a project is ever thrown
 * @example
 * ```ts
 * const { facts } = await doctor();
 * for (const { status, topic, message, help } of facts)
 *   if (status !== "ok") console.error(`${topic}: ${message} ${help}`);
 * ```
 */
export async function doctor(
  options: ProjectOptions = {},
): Promise<DoctorResult> {
  const checked = await check(options);
  const { manifest, output, events, diagnostics } = checked;
  const patient = await patientOf(options, checked);
  const facts = [
    nodeFact(),
    ...(patient ? versionFacts(patient) : []),
    manifestFact(checked, options.cwd ?? process.cwd()),
    ...(patient ? setupFacts(patient, diagnostics) : []),
    ...(patient ? outputFacts(patient, checked) : []),
    ...(patient ? repositoryFacts(patient) : []),
  ];
  return {
    ok: facts.every(({ status }) => status !== "error"),
    ...(manifest !== undefined && { manifest }),
    ...(output !== undefined && { output }),
    events,
    facts,
    diagnostics,
  };
}

async function patientOf(
  { cwd = process.cwd(), fs = nodeFs, ...options }: ProjectOptions,
  { output }: GenerateResult,
): Promise<Patient | undefined> {
  const location = { cwd, fs, manifest: options.manifest };
  const manifest = loadManifest(location, unreported());
  if (!manifest || output === undefined) return undefined;
  const project = await readProject(output, fs);
  return { manifest, project, output, cwd, fs };
}

function manifestFact(
  { manifest, events, diagnostics }: GenerateResult,
  cwd: string,
): Fact {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  const number = `${events} ${events === 1 ? "event" : "events"}`;
  if (!first)
    return ok("manifest", `${named(manifest ?? "", { cwd })}: ${number}`);
  const others = errors.length - 1;
  const more =
    others === 0 ? "" : ` ${others} more: \`cobalt-events check\` tells.`;
  return {
    ...fail("manifest", first.message + more, first.help),
    code: first.code,
  };
}
