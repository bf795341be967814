import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { findEvent } from "../../event/find-event.js";
import { loadEvents, type ProjectEvent } from "../../event/load-events.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { readBlocks } from "../../input/records/read-blocks.js";
import { addSourceError } from "../../input/records/source-error.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import { nameOfSource, openSource, type Source } from "../source.js";
import { checkRecords } from "./check-records.js";
import { createCounter, type Tally } from "./tally.js";

/** How to check payloads. */
export interface ValidateOptions extends ManifestFileOptions {
  /** Whether payloads are checked only against what is settled: new keys where they still come are no fault then. */
  readonly settled?: boolean | undefined;
  /** Called again and again with how many have been checked. */
  readonly onProgress?: ((payloads: number) => void) | undefined;
}

/** What came of checking payloads. */
export interface ValidateResult {
  /** Whether there was no error, and every payload fits. */
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where nothing could be checked. */
  readonly tally?: Tally;
}

/**
 * Checks recorded payloads, of any number, against an event's schema. Sources are read piece by piece: JSON or NDJSON,
 * compressed with gzip or not.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { ok, tally } = await validate("employee-created", ["recorded.ndjson"]);
 * if (!ok) console.error(`${tally?.failed} of ${tally?.payloads} do not fit`);
 * ```
 */
export async function validate(
  slug: string,
  sources: readonly Source[],
  { onProgress, settled, ...options }: ValidateOptions = {},
): Promise<ValidateResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const project = await loadEvents(
    { ...location, only: slug, settled },
    diagnostics,
  );
  const event = project && findEvent(project, slug, diagnostics);
  // What is wrong with the samples shows when the schema is made of them.
  event?.schema();
  const streams = sources.filter((source) => typeof source !== "string");
  if (new Set(streams).size < streams.length)
    diagnostics.add("CE001", "Standard input can be read only once.");
  const tally =
    event && !diagnostics.hasErrors
      ? await tallySources(sources, event, {
          ...location,
          diagnostics,
          onProgress,
        })
      : undefined;
  return {
    ok: !diagnostics.hasErrors && tally?.failed === 0,
    ...(project && { manifest: project.manifest.document.file }),
    events: project?.manifest.events.length ?? 0,
    diagnostics: diagnostics.list,
    ...(tally && { tally }),
  };
}

/** How sources are read, and where it is told that one cannot be. */
export interface TallyOptions extends ManifestLocation {
  readonly diagnostics: Diagnostics;
  readonly onProgress?: ValidateOptions["onProgress"];
}

/** Checks the payloads of sources against an event that is known to be sound. */
export async function tallySources(
  sources: readonly Source[],
  { check }: Pick<ProjectEvent, "check">,
  { diagnostics, onProgress, ...location }: TallyOptions,
): Promise<Tally> {
  const counter = createCounter();
  for (const source of sources) {
    const name = nameOfSource(source, location.cwd);
    try {
      for await (const block of readBlocks(openSource(source, location))) {
        checkRecords(name, block, check, counter);
        onProgress?.(counter.payloads());
      }
    } catch (error) {
      addSourceError(name, error, diagnostics, location);
    }
  }
  if (counter.payloads() === 0 && !diagnostics.hasErrors)
    diagnostics.add(
      "CE205",
      "There is no payload to check.",
      undefined,
      "Check that these are the files you meant.",
    );
  return counter.tally();
}
