import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { didYouMean } from "../../../base/diagnostics/suggest.js";
import type { FileChange } from "../../../output/disk/plan.js";
import { replaceFile } from "../../../output/disk/replace.js";
import { applySuggestions } from "../../../learn/explain/apply-suggestions.js";
import {
  type ExplainContext,
  explainEvent,
  type Explanation,
} from "../../../learn/explain/explain-event.js";
import { errorCode } from "../../../base/file-system.js";
import { loadManifest } from "../../../input/manifest/load-manifest.js";
import type {
  Manifest,
  ManifestEvent,
} from "../../../input/manifest/manifest.js";
import type { Invocation } from "../../main/commands.js";
import { findEvent } from "../../../event/find-event.js";
import type { Io } from "../../main/io.js";
import type { ExitCode } from "../../render/report.js";

/** What there is to tell of an event. */
export interface ExplainOutcome {
  readonly exitCode: ExitCode;
  readonly diagnostics: Diagnostics;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  readonly events: number;
  readonly files: readonly FileChange[];
  /** Absent where nothing could be told. */
  readonly done?: Explained;
}

/** An event, or one path of it and what is below, explained. */
export interface Explained extends Explanation {
  readonly slug: string;
  /** The path that was asked for; null for all of them. */
  readonly path: string | null;
  /** Whether a schema written by hand decides, and not the samples. */
  readonly handwritten: boolean;
  /** Whether the suggestions are in the manifest now. */
  readonly applied: boolean;
}

/** Explains an event of the manifest; with `--apply`, takes what its samples speak for into the manifest. */
export async function explain(
  { arguments: words, paths, apply }: Invocation,
  { cwd, fs }: Io,
): Promise<ExplainOutcome> {
  const diagnostics = new Diagnostics();
  const [slug = "", path = null] = words;
  const location = { cwd, fs, manifest: paths.manifest };
  const manifest = loadManifest(location, diagnostics);
  const failed = {
    exitCode: 2,
    diagnostics,
    events: manifest?.events.length ?? 0,
    files: [],
    ...(manifest && { manifest: manifest.document.file }),
  } as const;
  if (!manifest || diagnostics.hasErrors) return failed;
  const event = eventOf(manifest, slug, diagnostics);
  if (!event) return failed;
  const context = { manifest, fs, diagnostics };
  const part = partOf(await explainEvent(event, context), path, diagnostics);
  if (!part) return failed;
  const isChanged = apply && part.suggestions.length > 0;
  if (isChanged && !(await write(event, part, context))) return failed;
  const file = { path: manifest.document.file, action: "update" } as const;
  const handwritten = event.schema !== undefined;
  return {
    ...failed,
    exitCode: 0,
    files: isChanged ? [file] : [],
    done: { slug, path, handwritten, applied: isChanged, ...part },
  };
}

function eventOf(
  manifest: Manifest,
  slug: string,
  diagnostics: Diagnostics,
): ManifestEvent | undefined {
  const event = manifest.events.find((each) => each.slug === slug);
  // Of an event that is not there, it tells which was meant.
  if (!event) findEvent({ manifest, events: [] }, slug, diagnostics);
  return event;
}

/** Evidence of the path and of what is below it; suggestions of the path itself. */
function partOf(
  whole: Explanation,
  path: string | null,
  diagnostics: Diagnostics,
): Explanation | undefined {
  // What is wrong with the samples would make the evidence wrong.
  if (diagnostics.hasErrors) return undefined;
  if (path === null) return whole;
  const { samples, evidence, suggestions } = whole;
  const known = evidence.map((each) => each.path);
  if (!known.includes(path)) {
    const meant = didYouMean(path, known) || ".";
    const message = `No sample has a value at ${JSON.stringify(path)}${meant}`;
    diagnostics.add("CE310", message);
    return undefined;
  }
  return {
    samples,
    evidence: evidence.filter(
      (each) =>
        path === "" || each.path === path || each.path.startsWith(`${path}.`),
    ),
    suggestions: suggestions.filter((each) => each.path === path),
  };
}

async function write(
  event: ManifestEvent,
  { suggestions }: Explanation,
  context: ExplainContext,
): Promise<boolean> {
  const { manifest, fs, diagnostics } = context;
  const text = await applySuggestions(suggestions, event, context);
  if (text === undefined) return false;
  const path = manifest.document.file;
  try {
    replaceFile(path, text, fs);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "") throw error;
    const message = `${JSON.stringify(path)} cannot be written (${code}).`;
    diagnostics.add("CE603", message);
    return false;
  }
}
