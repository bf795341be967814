import { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import { nameEvents } from "../../event/names.js";
import { readRevised } from "../../event/revised-manifest.js";
import { isSameSchema } from "./drift.js";
import { type LocalEvent, readLocalEvents } from "./local-event.js";
import type { NewEvent } from "./plan-pull.js";
import { type PulledChange, withNewEvents } from "./pulled-change.js";

/** What is known while new events are tried. */
interface Trial {
  /** The manifest's file and its text without them. */
  readonly file: string;
  readonly text: string;
  readonly fs: FileSystem;
  readonly diagnostics: Diagnostics;
}

/**
 * Tries new events in a manifest that nobody sees: with their samples, and where the workspace's schema says something
 * else than they do, with the schema. What cannot be in a manifest is told of and left out.
 */
export async function tryNewEvents(
  events: readonly NewEvent[],
  trial: Trial,
): Promise<readonly PulledChange[]> {
  const plain = events.map(({ slug, remote }): PulledChange => {
    const { name, sample, isRebuilt } = remote;
    return { slug, name, sample, isRebuilt };
  });
  const read = await readTried(plain, trial);
  const changes: PulledChange[] = [];
  for (const [index, { remote }] of events.entries()) {
    const change = plain[index];
    const local = change && read.get(change.slug);
    const chosen = change && (await withSchema(change, local, remote, trial));
    if (chosen) changes.push(chosen);
    else
      trial.diagnostics.add(
        "CE922",
        `The workspace's event ${JSON.stringify(remote.name)} was left out: neither its sample nor its schema can be in a manifest.`,
      );
  }
  return changes;
}

/** The event with the workspace's schema where that says more than the sample. */
async function withSchema(
  change: PulledChange,
  local: LocalEvent | undefined,
  { name, schema, isRebuilt }: NewEvent["remote"],
  trial: Trial,
): Promise<PulledChange | undefined> {
  const isSaid =
    !schema ||
    (local &&
      [local.schemas.open, local.schemas.closed].some((one) =>
        isSameSchema(one, schema),
      ));
  if (isSaid) return local && change;
  // The values of a rebuilt sample are of no type that a schema could agree with.
  const sample = isRebuilt ? undefined : change.sample;
  const candidate: PulledChange = { ...change, schema, sample };
  const tried = await readTried([candidate], trial);
  if (tried.has(change.slug)) return candidate;
  if (local)
    trial.diagnostics.add(
      "CE921",
      `The JSON Schema of the workspace's event ${JSON.stringify(name)} was left out: it is none, or its own sample fails it.`,
    );
  return local && change;
}

/** Those of the events that a manifest could have, by slug. */
async function readTried(
  changes: readonly PulledChange[],
  { file, text, fs }: Trial,
): Promise<ReadonlyMap<string, LocalEvent>> {
  const slugs = new Set(changes.map(({ slug }) => slug));
  const written = ({ sample }: PulledChange) => sample;
  const found = new Diagnostics();
  const revised = withNewEvents(text, changes, { written });
  const manifest = readRevised(file, revised, found);
  const tried = new Map<string, LocalEvent>();
  if (!manifest) return tried;
  const named = nameEvents(manifest, new Diagnostics());
  const own = manifest.events.filter(
    ({ slug, isSound }) => isSound && slugs.has(slug) && named.has(slug),
  );
  // One at a time where something is wrong: whose it is, only that tells.
  const whole = new Diagnostics();
  const all = await readLocalEvents({ ...manifest, events: own }, fs, whole);
  for (const local of all) {
    const { event } = local;
    const alone = new Diagnostics();
    if (whole.hasErrors)
      await readLocalEvents({ ...manifest, events: [event] }, fs, alone);
    if (!alone.hasErrors) tried.set(event.slug, local);
  }
  return tried;
}
