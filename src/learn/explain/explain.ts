import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { didYouMean } from "../../base/diagnostics/suggest.js";
import { addUnknownEvent } from "../../event/find-event.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import type { ManifestEvent } from "../../input/manifest/manifest.js";
import type { FileChange } from "../../output/disk/plan.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import { rewriteFile } from "../../output/disk/rewrite-file.js";
import type { Evidence } from "./evidence.js";
import { applySuggestions, opened } from "./apply-suggestions.js";
import {
  type ExplainContext,
  explainEvent,
  type Explanation,
} from "./explain-event.js";

/** What to explain, and whether to act on it. */
export interface ExplainOptions extends ManifestFileOptions {
  /** One variable path, such as `items.*.sku`, and what is below it; by default all. */
  readonly path?: string | undefined;
  /** How many steps below the path there is evidence of; by default all. */
  readonly depth?: number | undefined;
  /** Whether what the samples speak for is written into the manifest, as overrides. */
  readonly apply?: boolean | undefined;
  /** Whether an enum that seems complete is written as closed; by default every one is written as open. */
  readonly closedEnums?: boolean | undefined;
}

/** What there is to tell of an event. */
export interface ExplainResult {
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** What was written. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where nothing could be told. */
  readonly explained?: Explained;
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

/**
 * Tells what the type of an event's payload rests on, path by path, and which overrides its samples speak for.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { explained } = await explain("employee-created");
 * for (const { path, type, seen, of } of explained?.evidence ?? [])
 *   console.log(path, type, `${seen} of ${of}`);
 * ```
 */
export async function explain(
  slug: string,
  {
    path,
    depth = Infinity,
    apply = false,
    closedEnums = false,
    ...options
  }: ExplainOptions = {},
): Promise<ExplainResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const manifest = loadManifest(location, diagnostics);
  const result = (
    explained?: Explained,
    files: readonly FileChange[] = [],
  ): ExplainResult => ({
    ok: explained !== undefined,
    ...(manifest && { manifest: manifest.document.file }),
    events: manifest?.events.length ?? 0,
    files,
    diagnostics: diagnostics.list,
    ...(explained && { explained }),
  });
  if (!manifest || diagnostics.hasErrors) return result();
  const event = manifest.events.find((each) => each.slug === slug);
  if (!event) {
    addUnknownEvent(manifest, slug, diagnostics);
    return result();
  }
  const context = { manifest, fs: location.fs, diagnostics };
  const whole = partOf(await explainEvent(event, context), path, diagnostics);
  if (!whole) return result();
  const applied = apply && whole.suggestions.length > 0;
  const part =
    applied && !closedEnums
      ? { ...whole, suggestions: whole.suggestions.map(opened) }
      : whole;
  if (applied && !(await write(event, part, context))) return result();
  const handwritten = event.schema !== undefined;
  return result(
    {
      ...{ slug, path: path ?? null, handwritten, applied, ...part },
      evidence: within(depth, part.evidence),
    },
    applied ? [{ path: manifest.document.file, action: "update" }] : [],
  );
}

/** The evidence of a path, which comes first, and of so many steps below it. */
function within(
  depth: number,
  evidence: readonly Evidence[],
): readonly Evidence[] {
  const deepest = (evidence[0]?.depth ?? 0) + depth;
  return evidence.filter((each) => each.depth <= deepest);
}

/** Evidence of the path and of what is below it; suggestions of the path itself. */
function partOf(
  whole: Explanation,
  path: string | undefined,
  diagnostics: Diagnostics,
): Explanation | undefined {
  // What is wrong with the samples would make the evidence wrong.
  if (diagnostics.hasErrors) return undefined;
  if (path === undefined) return whole;
  const { evidence, suggestions, ...others } = whole;
  const known = evidence.map((each) => each.path);
  if (!known.includes(path)) {
    const meant = didYouMean(path, known) || ".";
    const message = `No sample has a value at ${JSON.stringify(path)}${meant}`;
    diagnostics.add("CE310", message);
    return undefined;
  }
  return {
    ...others,
    evidence: evidence.filter(
      (each) =>
        path === "" ||
        each.path === path ||
        each.path.startsWith(`${path}.`) ||
        each.path.startsWith(`${path}[`),
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
  return (
    text !== undefined &&
    rewriteFile(manifest.document.file, text, fs, diagnostics)
  );
}
