import { join, resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { addUnreadable } from "../../base/json/read-document.js";
import { loadEvents, type ProjectEvent } from "../../event/load-events.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import type { FailureGroup } from "../validate/tally.js";
import { tallySources } from "../validate/validate.js";
import { recordedSlug } from "./recorded-file.js";

/** What came of comparing what was recorded with a manifest. */
export interface CheckRecordedResult {
  /** Whether there was no error, and the manifest knows every payload. */
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** How many payloads were recorded. */
  readonly payloads: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the payloads of a recording that the manifest does not know: with a property that no sample has, without one that
 * all have, with a value of another type; and those of events that it does not have.
 *
 * @param folder what `record` or `recordSamples` wrote, relative to `cwd`
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { ok, diagnostics } = await checkRecorded("recorded");
 * if (!ok) for (const { message } of diagnostics) console.error(message);
 * ```
 */
export async function checkRecorded(
  folder: string,
  options: ManifestFileOptions = {},
): Promise<CheckRecordedResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  // Types are closed, whatever schemas are.
  const closed = { ...location, closed: true };
  const project = await loadEvents(closed, diagnostics);
  let payloads = 0;
  if (project && !diagnostics.hasErrors)
    for (const { slug, file } of filesIn(folder, location, diagnostics)) {
      const event = project.events.find((each) => each.slug === slug);
      // What is wrong with the samples shows when the schema is made of them.
      event?.schema();
      payloads += await check({ slug, file }, event, location, diagnostics);
    }
  return {
    ok: !diagnostics.hasErrors,
    ...(project && { manifest: project.manifest.document.file }),
    events: project?.manifest.events.length ?? 0,
    payloads,
    diagnostics: diagnostics.list,
  };
}

/** The recording of one event. */
interface RecordedFile {
  readonly slug: string;
  /** Relative to `cwd`, where the folder is. */
  readonly file: string;
}

function filesIn(
  folder: string,
  { cwd, fs }: ManifestLocation,
  diagnostics: Diagnostics,
): readonly RecordedFile[] {
  const path = resolve(cwd, folder);
  try {
    return fs
      .readdirSync(path, { encoding: "utf8" })
      .sort()
      .flatMap((name) => {
        const slug = recordedSlug(name);
        return slug === undefined ? [] : [{ slug, file: join(folder, name) }];
      });
  } catch (error) {
    addUnreadable(path, error, diagnostics);
    return [];
  }
}

/** Checks one file, and returns how many payloads it holds. */
async function check(
  { slug, file }: RecordedFile,
  event: ProjectEvent | undefined,
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<number> {
  const options = { ...location, diagnostics };
  const known = event ?? { check: () => [] };
  const tally = await tallySources([file], known, options);
  const named = JSON.stringify(slug);
  const help = `\`cobalt-events add ${slug} ${file}\` takes it into the manifest.`;
  if (!event) {
    const place = { file: resolve(location.cwd, file), line: 1, column: 1 };
    const message = `Payloads of ${named} were seen, an event that the manifest does not have.`;
    diagnostics.add("CE210", message, { ...place, length: 1 }, help);
  }
  for (const { path, reason, payloads, first } of tally.failures) {
    const message = `A payload of ${named} was seen that the manifest does not know: ${subjectOf(path)} ${reason}${payloads === 1 ? "" : ` (${payloads} payloads)`}.`;
    diagnostics.add("CE210", message, first, help);
  }
  return tally.payloads;
}

function subjectOf(path: FailureGroup["path"]): string {
  return path === "" ? "the payload" : JSON.stringify(path);
}
