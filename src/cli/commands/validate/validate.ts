import { resolve } from "node:path";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { loadEvents, type ProjectEvent } from "../../../event/load-events.js";
import {
  fileSource,
  readBlocks,
  type RecordSource,
} from "../../../input/records/read-blocks.js";
import { addSourceError } from "../../../input/records/source-error.js";
import { checkRecords } from "../../../learn/validate/check-records.js";
import {
  type Counter,
  createCounter,
  type Tally,
} from "../../../learn/validate/tally.js";
import type { Invocation } from "../../main/commands.js";
import { findEvent } from "../../../event/find-event.js";
import type { Io } from "../../main/io.js";
import type { ExitCode } from "../../render/report.js";

/** What came of checking payloads. */
export interface ValidateOutcome {
  readonly exitCode: ExitCode;
  readonly diagnostics: Diagnostics;
  readonly slug: string;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** Absent where nothing could be checked. */
  readonly tally?: Tally;
}

/**
 * Checks recorded payloads against an event of the manifest.
 *
 * @param onProgress called again and again with how many have been checked
 */
export async function validate(
  { arguments: words, paths }: Invocation,
  io: Io,
  onProgress: (payloads: number) => void,
): Promise<ValidateOutcome> {
  const diagnostics = new Diagnostics();
  const [slug = "", ...files] = words;
  const location = { cwd: io.cwd, fs: io.fs, manifest: paths.manifest };
  const project = await loadEvents({ ...location, only: slug }, diagnostics);
  const event = project && findEvent(project, slug, diagnostics);
  const outcome = {
    diagnostics,
    slug,
    events: project?.manifest.events.length ?? 0,
    ...(project && { manifest: project.manifest.document.file }),
  };
  // What is wrong with the samples shows when the schema is made of them.
  event?.schema();
  if (files.filter((file) => file === "-").length > 1)
    diagnostics.add("CE001", "Standard input can be read only once.");
  if (!event || diagnostics.hasErrors) return { ...outcome, exitCode: 2 };

  const counter = createCounter();
  for (const file of files)
    await checkSource(file, event, counter, { io, diagnostics, onProgress });
  const tally = counter.tally();
  return { ...outcome, exitCode: judge(tally, diagnostics), tally };
}

function judge(
  { payloads, failed }: Tally,
  diagnostics: Diagnostics,
): ExitCode {
  if (diagnostics.hasErrors) return 2;
  if (payloads > 0) return failed > 0 ? 1 : 0;
  diagnostics.add(
    "CE205",
    "There is no payload to check.",
    undefined,
    "Check that these are the files you meant.",
  );
  return 2;
}

interface Run {
  readonly io: Io;
  readonly diagnostics: Diagnostics;
  readonly onProgress: (payloads: number) => void;
}

async function checkSource(
  name: string,
  { check }: ProjectEvent,
  counter: Counter,
  { io, diagnostics, onProgress }: Run,
): Promise<void> {
  const file = resolve(io.cwd, name);
  const source: RecordSource =
    name === "-" ? { chunks: io.stdinChunks() } : fileSource(file, io.fs);
  try {
    for await (const block of readBlocks(source)) {
      checkRecords(file, block, check, counter);
      onProgress(counter.payloads());
    }
  } catch (error) {
    addSourceError(file, error, diagnostics);
  }
}
