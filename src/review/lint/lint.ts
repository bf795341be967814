import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { addUnknownEvent } from "../../event/find-event.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import type { FileChange } from "../../output/disk/plan.js";
import { readEvents, type ReviewedEvents } from "../reviewed-events.js";
import type { WorkflowSource } from "../workflow-source.js";
import { createChecker } from "./check-template.js";
import type { LintContext } from "./find-faults.js";
import type { Finding } from "./finding.js";
import { fixFile } from "./fix-file.js";
import { knowEvent } from "./known-event.js";
import { type LintedFile, lintFiles } from "./lint-files.js";
import { lintSource } from "./lint-source.js";

/** How to check templates. */
export interface LintOptions extends ManifestFileOptions {
  /** Workflows that come from elsewhere than files; they are checked, and never changed. */
  readonly workflows?: readonly WorkflowSource[] | undefined;
  /** The slug of the event that the files are of; a workflow that names its own goes by that. */
  readonly event?: string | undefined;
  /** Whether positions have to be in brackets, `items[0]`; by default `items.0` is as good. */
  readonly positions?: boolean | undefined;
  /** Whether what has one sure remedy is replaced in the files; by default nothing is written. */
  readonly fix?: boolean | undefined;
}

/** What came of checking templates. */
export interface LintResult {
  /** Whether there is no error, neither in the files nor in reading or writing them. */
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** What is wrong, but for what was mended; in the order of the files and lines it stands in, workflows last. */
  readonly findings: readonly Finding[];
  /** What was mended. */
  readonly fixed: readonly Finding[];
  /** What was written. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the templates in files, such as `{{event.body.email}}` in an exported workflow, and checks what they read
 * against the events. With `fix`, and without any error in reading, files are replaced whole or not at all.
 *
 * @param files paths or globs, relative to `cwd`
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { findings } = await lint(["workflows/*.json"]);
 * for (const { file, line, message } of findings) console.log(`${file}:${line} ${message}`);
 * ```
 */
export async function lint(
  files: readonly string[],
  options: LintOptions = {},
): Promise<LintResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const known = await readEvents(location, diagnostics);
  const context = contextOf(known, options, diagnostics);
  const workflows = diagnostics.hasErrors ? [] : (options.workflows ?? []);
  const linted = diagnostics.hasErrors
    ? []
    : await lintFiles(files, context, location, diagnostics);
  const fixed =
    options.fix === true && !diagnostics.hasErrors
      ? linted.filter((file) => fixFile(file, location.fs, diagnostics))
      : [];
  const findings = [
    ...linted.flatMap((file) => left(file, fixed.includes(file))),
    ...workflows.flatMap((workflow) =>
      lintSource(workflow, context).map(({ finding }) => finding),
    ),
  ];
  const hasErrors = findings.some(({ severity }) => severity === "error");
  return {
    ok: !diagnostics.hasErrors && !hasErrors,
    ...(known && { manifest: known.manifest.document.file }),
    events: known?.manifest.events.length ?? 0,
    findings,
    fixed: fixed.flatMap(({ found }) =>
      found.flatMap(({ finding, edit }) => (edit ? [finding] : [])),
    ),
    files: fixed.map(({ file }) => ({ path: file, action: "update" })),
    diagnostics: diagnostics.list,
  };
}

function left({ found }: LintedFile, isFixed: boolean): readonly Finding[] {
  return found
    .filter(({ edit }) => !isFixed || !edit)
    .map(({ finding }) => finding);
}

function contextOf(
  known: ReviewedEvents | undefined,
  { event: slug, positions = false }: LintOptions,
  diagnostics: Diagnostics,
): LintContext {
  const events = [...(known?.events.values() ?? [])].map(knowEvent);
  const isNamed = known?.manifest.events.some((event) => event.slug === slug);
  if (known && slug !== undefined && isNamed !== true)
    addUnknownEvent(known.manifest, slug, diagnostics);
  return {
    events,
    event: events.find((event) => event.slug === slug),
    positions,
    check: createChecker({ events, positions }),
  };
}
