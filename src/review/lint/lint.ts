import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { readFile } from "../../base/file-system.js";
import { expandWord } from "../../base/glob.js";
import { addUnreadable } from "../../base/json/read-document.js";
import { addUnknownEvent } from "../../event/find-event.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import { readEvents } from "../reviewed-events.js";
import type { Finding } from "./finding.js";
import { knowEvent } from "./known-event.js";
import { type LintContext, lintText } from "./lint-text.js";

/** How to check templates. */
export interface LintOptions extends ManifestFileOptions {
  /** The slug of the event that the files are of; a workflow that names its own goes by that. */
  readonly event?: string | undefined;
}

/** What came of checking templates. */
export interface LintResult {
  /** Whether there was no error, neither in the files nor in reading them. */
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** In the order of the files and lines they stand in. */
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the templates in files, such as `{{event.body.email}}` in an exported workflow, and checks what they read
 * against the events.
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
  const events = [...(known?.events.values() ?? [])].map(knowEvent);
  const event = events.find(({ slug }) => slug === options.event);
  const isNamed = known?.manifest.events.some(
    ({ slug }) => slug === options.event,
  );
  if (known && options.event !== undefined && isNamed !== true)
    addUnknownEvent(known.manifest, options.event, diagnostics);
  const findings = diagnostics.hasErrors
    ? []
    : await lintFiles(files, { events, event }, location, diagnostics);
  const hasErrors = findings.some(({ severity }) => severity === "error");
  return {
    ok: !diagnostics.hasErrors && !hasErrors,
    ...(known && { manifest: known.manifest.document.file }),
    events: known?.manifest.events.length ?? 0,
    findings,
    diagnostics: diagnostics.list,
  };
}

async function lintFiles(
  names: readonly string[],
  context: LintContext,
  { cwd, fs }: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<readonly Finding[]> {
  const files = new Set<string>();
  for (const name of names) {
    const found = await expandWord(name, cwd, fs);
    for (const file of found) files.add(file);
    if (found.length > 0) continue;
    const message = `No file matches ${JSON.stringify(name)}.`;
    diagnostics.add("CE202", message);
  }
  const findings: Finding[] = [];
  for (const file of files) {
    try {
      const bytes = readFile(file, fs);
      // Text of any encoding has templates in ASCII; what has none is not decoded.
      if (bytes.includes("{{") || bytes.includes("{event:"))
        for (const finding of lintText(file, textOf(bytes), context))
          findings.push(finding);
    } catch (error) {
      addUnreadable(file, error, diagnostics, { fs });
    }
  }
  return findings;
}

/** A byte order mark is replaced by a space, so that offsets stay those of the file. */
function textOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/^\uFEFF/, " ");
}
