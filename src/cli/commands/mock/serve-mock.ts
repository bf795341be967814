import { once } from "node:events";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { errorCode } from "../../../base/file-system.js";
import { nearestManifest } from "../../../input/manifest/find-manifest.js";
import type { KnownEvent } from "../../../platform/mock/known-events.js";
import type { MockServer } from "../../../platform/mock/server.js";
import type { Io } from "../../main/io.js";
import type { Outcome } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";
import { renderFired, renderRefused } from "./render-mock.js";

/** How the stand-in is to behave. */
export interface MockFlags {
  readonly manifest: string | undefined;
  readonly port: number;
  readonly checkPayloads: boolean;
  readonly rateLimit: boolean;
}

/** Answers requests as Cobalt does: until Ctrl-C, which ends it with 0. */
export async function serveMock(flags: MockFlags, io: Io): Promise<Outcome> {
  const diagnostics = new Diagnostics();
  const known = await readKnown(flags, io, diagnostics);
  const server = diagnostics.hasErrors
    ? undefined
    : await listen(flags, known, io, diagnostics);
  if (!server) return { exitCode: 2, diagnostics: diagnostics.list };

  const which = known
    ? `${count(known.events.length, "event")} of ${visible(shownPath(known.manifest, io.cwd))}`
    : "every event, as there is no manifest";
  io.stderr.write(
    `A stand-in for Cobalt, at ${server.baseUrl}; it knows ${which}. Ctrl-C ends.\n`,
  );
  const signal = io.interruption();
  if (!signal.aborted) await once(signal, "abort");
  await server.close();
  return { exitCode: 0 };
}

interface Known {
  /** Absolute path. */
  readonly manifest: string;
  readonly events: readonly KnownEvent[];
}

/** The events of the manifest; undefined where there is none and nobody asked for it. */
async function readKnown(
  { manifest, checkPayloads }: MockFlags,
  { cwd, fs }: Io,
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

async function listen(
  { port, rateLimit }: MockFlags,
  known: Known | undefined,
  io: Io,
  diagnostics: Diagnostics,
): Promise<MockServer | undefined> {
  const { startMockServer } = await import("../../../platform/mock/server.js");
  const { publishedRateLimit } =
    await import("../../../platform/mock/rate-limit.js");
  try {
    return await startMockServer({
      port,
      keep: 0,
      known: known?.events,
      rateLimit: rateLimit ? publishedRateLimit : undefined,
      onRequest: (request, event, message) => {
        if (event) io.stdout.write(renderFired(event));
        else io.stderr.write(renderRefused(request, message));
      },
    });
  } catch (error) {
    const reason = reasons[errorCode(error)];
    if (reason === undefined) throw error;
    diagnostics.add("CE711", `The port ${port} ${reason}.`);
    return undefined;
  }
}

const reasons: Partial<Record<string, string>> = {
  EADDRINUSE: "is in use",
  EACCES: "may not be listened on by you",
};
