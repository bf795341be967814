import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import type { ImpactOptions } from "../impact/impact.js";
import { isBreaking, withAllowed } from "./allow.js";
import type { Change } from "./change.js";
import { changesOfEvents } from "./changes-of-events.js";
import { type Side, withManifest, withSide } from "./sides.js";

/** What to compare. */
export interface DiffOptions extends ManifestFileOptions {
  /**
   * What was before: a git revision of the manifest, another manifest, or a folder of generated code; by default
   * `HEAD`.
   */
  readonly base?: string | undefined;
  /** What is now, named in the same way; by default the manifest as it is. */
  readonly head?: string | undefined;
  /** The one side that is asked about; by default both. */
  readonly for?: "senders" | "workflows" | undefined;
  /** Where to look for those whom a breaking change hurts; by default nowhere. */
  readonly impact?: ImpactOptions | undefined;
  /** By default now: an `allow` may end on a day. */
  readonly today?: Date | undefined;
}

/** What changed. */
export interface DiffResult {
  /** Whether there was no error, and nothing breaks anybody but what is allowed. */
  readonly ok: boolean;
  /** Absolute path of the newer manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the newer manifest has. */
  readonly events: number;
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Tells what changed in the events and their payloads, and whom it breaks: the calls that send them, and the
 * workflows that read them.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { changes } = await diff({ base: "origin/main" });
 * for (const { event, path, change } of changes) console.log(event, path, change);
 * ```
 */
export async function diff(options: DiffOptions = {}): Promise<DiffResult> {
  const { base = "HEAD", head, today = new Date() } = options;
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const compare = async (before: Side, after: Side) => {
    const manifest = after === "nothing" ? undefined : after.manifest;
    const judged = withAllowed(
      await changesOfEvents(before, after),
      manifest?.allow ?? [],
      today,
    ).map((change) => ofSide(change, options.for));
    if (!options.impact || diagnostics.hasErrors)
      return { manifest, changes: judged };
    const { addImpact } = await import("../impact/add-impact.js");
    const sides = { before, after, side: options.for };
    const { impact } = options;
    const changes = await addImpact(
      judged,
      sides,
      impact,
      location,
      diagnostics,
    );
    return { manifest, changes };
  };
  const found = await withHead(head, location, diagnostics, (after) =>
    withSide(base, location, diagnostics, (before) => compare(before, after)),
  );
  return resultOf(found?.changes ?? [], found?.manifest, diagnostics);
}

function withHead<T>(
  head: string | undefined,
  location: ReturnType<typeof locate>,
  diagnostics: Diagnostics,
  work: (side: Side) => Promise<T | undefined>,
): Promise<T | undefined> {
  return head === undefined
    ? withManifest(location, diagnostics, work)
    : withSide(head, location, diagnostics, work);
}

function resultOf(
  changes: readonly Change[],
  manifest: Manifest | undefined,
  diagnostics: Diagnostics,
): DiffResult {
  const breaks = changes.some(
    (change) => isBreaking(change) && change.allowed === undefined,
  );
  return {
    ok: !diagnostics.hasErrors && !breaks,
    ...(manifest && { manifest: manifest.document.file }),
    events: manifest?.events.length ?? 0,
    changes,
    diagnostics: diagnostics.list,
  };
}

/** A change as it is to the one side that is asked about. */
function ofSide(change: Change, side: DiffOptions["for"]): Change {
  if (side === undefined) return change;
  return {
    ...change,
    ...(side === "senders" && { workflows: "compatible" }),
    ...(side === "workflows" && { senders: "compatible" }),
  };
}
