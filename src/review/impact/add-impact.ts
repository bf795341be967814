import { resolve } from "node:path";
import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { isBreaking } from "../diff/allow.js";
import type { Change } from "../diff/change.js";
import type { Side } from "../diff/sides.js";
import { nearest } from "../doctor/patient.js";
import { causesOf } from "./attribute.js";
import type { LocatedCall } from "./broken-call.js";
import { findBrokenCalls } from "./find-broken-calls.js";
import { createReaderFinder } from "./find-readers.js";
import { formerEvents } from "./former-events.js";
import type { BrokenCall, ImpactOptions } from "./impact.js";
import { readWorkflows } from "./workflow-files.js";

/** The events before and after. */
interface Review {
  /** The one side that is asked about; of workflows alone, no code is read. */
  readonly side: "senders" | "workflows" | undefined;
  readonly before: Side;
  readonly after: Side;
}

/**
 * Tells of each breaking change whom it hurts: workflows that read the path, and calls that will not compile. A call
 * that none of the changes explains is in the diagnostics.
 */
export async function addImpact(
  changes: readonly Change[],
  { side, ...sides }: Review,
  { workflows = [], project, tsc }: ImpactOptions,
  { cwd, fs }: Pick<ManifestLocation, "cwd" | "fs">,
  diagnostics: Diagnostics,
): Promise<readonly Change[]> {
  const former = formerEvents(sides.before, changes);
  const sources = await readWorkflows(workflows, { cwd, fs }, diagnostics);
  const readersOf = createReaderFinder(sources, former);
  const tsconfig =
    project === undefined
      ? (nearest(cwd, ["tsconfig.json"], fs) ?? resolve(cwd, "tsconfig.json"))
      : resolve(cwd, project);
  const search = {
    ...sides,
    fs,
    tsconfig,
    tsc: tsc === undefined ? undefined : resolve(cwd, tsc),
  };
  const calls =
    side === "workflows" ? [] : await findBrokenCalls(search, diagnostics);
  const breaking = changes.filter(isBreaking);
  const causes = calls.map((call) => ({
    call,
    changes: causesOf(call, breaking, former),
  }));
  for (const { call, changes } of causes)
    if (changes.length === 0) reportUnexplained(call, diagnostics);
  return changes.map((change) => {
    if (!isBreaking(change)) return change;
    const broken = causes
      .filter(({ changes }) => changes.includes(change))
      .map(({ call }) => shown(call));
    const readers = change.workflows === "breaking" ? readersOf(change) : [];
    return { ...change, impact: { workflows: readers, calls: broken } };
  });
}

/** A call without what it was explained by. */
function shown({
  file,
  line,
  column,
  event,
  message,
}: LocatedCall): BrokenCall {
  return {
    file,
    line,
    column,
    ...(event !== undefined && { event }),
    message,
  };
}

function reportUnexplained(
  { file, line, column, message }: LocatedCall,
  diagnostics: Diagnostics,
): void {
  const place = { file, line, column, length: 1 };
  diagnostics.add("CE842", `This will not compile: ${message}`, place);
}
