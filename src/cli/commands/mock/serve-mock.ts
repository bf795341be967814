import { once } from "node:events";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { didYouMean } from "../../../base/diagnostics/suggest.js";
import type { MockServer } from "../../../platform/mock/server.js";
import type { PlatformOptions } from "../../../platform/mock/platform.js";
import type { Spelling } from "../../../platform/mock/spellings.js";
import type { WorkspaceFile } from "../../../platform/workspace-file.js";
import type { Io } from "../../main/io.js";
import { addUnusablePort } from "../../main/port.js";
import type { Outcome } from "../../render/report.js";
import { count, shownPath, visible } from "../../render/text.js";
import { readKnown } from "./read-known.js";
import { renderFired, renderUnfired } from "./render-mock.js";

/** How the stand-in is to behave. */
export interface MockFlags {
  readonly manifest: string | undefined;
  readonly port: number;
  /** The file that the workspace is kept in. */
  readonly workspace: string | undefined;
  readonly spelling: string | undefined;
  readonly checkPayloads: boolean;
  readonly rateLimit: boolean;
}

/** Answers requests as Cobalt does: until Ctrl-C, which ends it with 0. */
export async function serveMock(flags: MockFlags, io: Io): Promise<Outcome> {
  const diagnostics = new Diagnostics();
  const known = await readKnown(flags, io, diagnostics);
  const file = await openFile(flags, io, diagnostics);
  const spelling = await readSpelling(flags, diagnostics);
  const server = diagnostics.hasErrors
    ? undefined
    : await listen(
        flags,
        { ...file, known: known?.events, spelling },
        io,
        diagnostics,
      );
  if (!server) return { exitCode: 2, diagnostics: diagnostics.list };

  const which = known
    ? `${count(known.events.length, "event")} of ${visible(shownPath(known.manifest, io.cwd))}`
    : "every event, as there is no manifest";
  const told =
    flags.workspace === undefined
      ? `it knows ${which}`
      : `its workspace has ${count(server.workspace().events.length, "event")}`;
  io.stderr.write(
    `A stand-in for Cobalt, at ${server.baseUrl}; ${told}. Ctrl-C ends.\n`,
  );
  const signal = io.interruption();
  if (!signal.aborted) await once(signal, "abort");
  await server.close();
  return { exitCode: 0 };
}

async function openFile(
  { workspace }: MockFlags,
  io: Io,
  diagnostics: Diagnostics,
): Promise<WorkspaceFile | undefined> {
  if (workspace === undefined) return undefined;
  const { openWorkspaceFile } =
    await import("../../../platform/workspace-file.js");
  return openWorkspaceFile(workspace, io, diagnostics);
}

async function readSpelling(
  { spelling }: MockFlags,
  diagnostics: Diagnostics,
): Promise<Spelling | undefined> {
  if (spelling === undefined) return undefined;
  const { spellings } = await import("../../../platform/mock/spellings.js");
  const found = spellings.find((one) => one === spelling);
  if (!found)
    diagnostics.add(
      "CE001",
      `There is no spelling ${JSON.stringify(spelling)}${didYouMean(spelling, spellings) || "."}`,
      undefined,
      `Use one of: ${spellings.join(", ")}.`,
    );
  return found;
}

async function listen(
  { port, rateLimit }: MockFlags,
  given: PlatformOptions,
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
      ...given,
      rateLimit: rateLimit ? publishedRateLimit : undefined,
      onRequest: (request, event, { message }) => {
        if (event) io.stdout.write(renderFired(event));
        else io.stderr.write(renderUnfired(request, message));
      },
    });
  } catch (error) {
    addUnusablePort(port, error, diagnostics);
    return undefined;
  }
}
