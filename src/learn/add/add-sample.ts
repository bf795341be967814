import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import { parseDocument } from "../../base/json/document.js";
import { isObject } from "../../base/json/json.js";
import {
  countFindings,
  type Finding,
  type FindingCount,
  findSensitive,
} from "../../input/sensitive/find-sensitive.js";
import type { FileChange } from "../../output/disk/plan.js";
import type { TypeChange } from "../../type/difference.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import { type Redaction, redactorOf } from "../redaction.js";
import { rewriteFile } from "../../output/disk/rewrite-file.js";
import { planAddition, type PlannedAddition } from "./plan-addition.js";
import {
  readNewSamples,
  type ReadSample,
  type SampleInput,
} from "./read-new-sample.js";

/** How to add a sample. */
export interface AddSampleOptions extends ManifestFileOptions {
  /** The name of a new event in Cobalt; by default what a request says, or else the slug. */
  readonly name?: string | undefined;
  /** Whether secrets and personal data get stand-ins before the sample is written; by default they stay. */
  readonly redact?: boolean | Redaction | undefined;
}

/** What came of adding a sample. */
export interface AddSampleResult {
  readonly ok: boolean;
  /** Absolute path of the manifest, where it could take the sample. */
  readonly manifest?: string;
  /** How many events the manifest has now; 0 where nothing could be added. */
  readonly events: number;
  /** What was written. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where nothing could be added. */
  readonly addition?: Addition;
}

/** What was added, and what follows from it. */
export interface Addition {
  readonly slug: string;
  /** `nothing` where the event has all of it already. */
  readonly added: "event" | "sample" | "nothing";
  /** How many samples were put in. */
  readonly samples: number;
  /** What the event is called in Cobalt. */
  readonly name: string;
  /** What people should know: what does not agree with the manifest, whose word stands. */
  readonly notes: readonly string[];
  /** What the sample changes in the event's schema; absent for a new event, and for a schema written by hand. */
  readonly changes?: readonly TypeChange[];
  /** What was replaced. */
  readonly redacted: readonly FindingCount[];
  /** What is sensitive in the manifest now. */
  readonly sensitive: readonly FindingCount[];
}

/**
 * Puts an event, or further samples of one, into a manifest. Every other byte of it stays; with any error nothing is
 * written.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const payload = { employee_id: 221, manager: null };
 * const { addition } = await addSample("employee-created", { payload });
 * for (const { path, kind } of addition?.changes ?? []) console.log(path, kind);
 * ```
 */
export async function addSample(
  slug: string,
  sample: SampleInput,
  options: AddSampleOptions = {},
): Promise<AddSampleResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const failed = (manifest?: string): AddSampleResult => ({
    ok: false,
    ...(manifest !== undefined && { manifest }),
    events: 0,
    files: [],
    diagnostics: diagnostics.list,
  });
  const given = await readNewSamples(sample, location, diagnostics);
  if (given.length === 0) return failed();
  const { read, redacted } = redactSamples(given, options.redact ?? false);

  const name = options.name ?? read.find((one) => one.name !== undefined)?.name;
  const plan = await planAddition(
    { slug, samples: read, ...(name !== undefined && { name }) },
    location,
    diagnostics,
  );
  if (!plan) return failed();
  const { manifest, added, changes, text } = plan;
  const path = manifest.document.file;
  const isChanged = added !== "nothing";
  if (isChanged && !rewriteFile(path, text, location.fs, diagnostics))
    return failed(path);
  return {
    ok: true,
    manifest: path,
    events: manifest.events.length + (added === "event" ? 1 : 0),
    files: isChanged ? [{ path, action: "update" }] : [],
    diagnostics: diagnostics.list,
    addition: {
      slug,
      added,
      samples: plan.samples,
      name: plan.name,
      notes: [
        ...new Set(read.flatMap(({ notes }) => notes)),
        ...disagreements(plan, slug, name, read),
      ],
      ...(changes && { changes }),
      redacted,
      sensitive: countFindings(
        read.flatMap(({ payload }) => findSensitive(payload)),
      ),
    },
  };
}

function redactSamples(
  given: readonly ReadSample[],
  redaction: boolean | Redaction,
): {
  readonly read: readonly ReadSample[];
  readonly redacted: readonly FindingCount[];
} {
  const redactor = redactorOf(redaction);
  if (!redactor) return { read: given, redacted: [] };
  const findings: Finding[] = [];
  const read = given.map((one) => {
    const redacted = redactor.text(one.text);
    findings.push(...redacted.findings);
    const { text } = redacted;
    const value = parseDocument("", text, unreported())?.value;
    if (!isObject(value)) throw new Error("redacting broke the payload");
    return { ...one, text, payload: value };
  });
  const values = findings.filter(({ part }) => part === "value");
  return { read, redacted: countFindings(values) };
}

/** What does not agree; the manifest's word stands. */
function disagreements(
  plan: PlannedAddition,
  slug: string,
  name: string | undefined,
  read: readonly ReadSample[],
): readonly string[] {
  const notes: string[] = [];
  const event = plan.manifest.events.find((each) => each.slug === slug);
  if (event && name !== undefined && name !== event.name)
    notes.push(
      `The manifest calls the event ${JSON.stringify(event.name)}, not ${JSON.stringify(name)}; that was left as it is.`,
    );
  const slugs = new Set(read.map(({ requestSlug }) => requestSlug));
  for (const requestSlug of slugs) {
    if (requestSlug === undefined) continue;
    if (requestSlug === slug || requestSlug === event?.app) continue;
    notes.push(
      `The request names ${JSON.stringify(requestSlug)}. If that is an application, set "app" of the event to it; if it is the event's slug, that is what to call it in the manifest.`,
    );
  }
  return notes;
}
