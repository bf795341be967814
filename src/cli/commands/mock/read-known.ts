import type { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { nearestManifest } from "../../../input/manifest/find-manifest.js";
import type { KnownEvent } from "../../../platform/mock/known-events.js";
import type { Io } from "../../main/io.js";

/** The events that a mock knows of a manifest. */
export interface Known {
  /** Absolute path. */
  readonly manifest: string;
  readonly events: readonly KnownEvent[];
}

/** Which manifest, and what for. */
export interface KnownOptions {
  readonly manifest: string | undefined;
  /** Whether payloads are held to its schemas. */
  readonly checkPayloads: boolean;
}

/** The events of the manifest; undefined where there is none and nobody asked for it. */
export async function readKnown(
  { manifest, checkPayloads }: KnownOptions,
  { cwd, fs }: Pick<Io, "cwd" | "fs">,
  diagnostics: Diagnostics,
): Promise<Known | undefined> {
  const location = { cwd, fs, manifest };
  const isWanted = manifest !== undefined || checkPayloads;
  if (!isWanted && nearestManifest(cwd, fs) === undefined) return undefined;
  const { loadEvents } = await import("../../../event/load-events.js");
  const { knownEvent } = await import("../../../platform/mock/known-events.js");
  const project = await loadEvents(location, diagnostics);
  if (!project) return undefined;
  if (checkPayloads) for (const { schema } of project.events) schema();
  return {
    manifest: project.manifest.document.file,
    events: project.events.map((event) => knownEvent(event, checkPayloads)),
  };
}
