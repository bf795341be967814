import { resolve } from "node:path";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import { errorCode, systemReason } from "../../../base/file-system.js";
import {
  type Recording,
  startRecording,
} from "../../../learn/record/record-samples.js";
import { redactorOf } from "../../../learn/redaction.js";
import { addUnwritable } from "../../../output/disk/rewrite-file.js";
import type { KnownEvent } from "../../../platform/mock/known-events.js";
import type { MockServer } from "../../../platform/mock/server.js";
import { type Io, redactionOf } from "../../main/io.js";
import type { Outcome } from "../../render/report.js";
import { shownPath, visible } from "../../render/text.js";
import { readKnown } from "../mock/read-known.js";
import { renderRecorded } from "./render-recorded.js";
import { runProgram } from "./run-program.js";
import { slugFinder } from "./slug-finder.js";

/** What `record` was called with. */
export interface RecordFlags {
  readonly manifest: string | undefined;
  readonly folder: string;
  readonly forward: string | undefined;
  readonly variable: string;
  readonly maxShapes: number | undefined;
  readonly isRedacted: boolean;
  readonly json: boolean;
}

/** Runs a program beside a mock, and records the payloads that it sends there. */
export async function recordProgram(
  command: readonly string[],
  flags: RecordFlags,
  io: Io,
): Promise<Outcome> {
  const diagnostics = new Diagnostics();
  const failed = (): Outcome => ({
    exitCode: 2,
    diagnostics: diagnostics.list,
    result: null,
  });
  const of = { manifest: flags.manifest, checkPayloads: false };
  const known = await readKnown(of, io, diagnostics);
  if (diagnostics.hasErrors) return failed();
  const recording = openRecording(flags, io, diagnostics);
  if (!recording) return failed();
  const events = known?.events ?? [];
  const server = await listen(flags, { recording, events, diagnostics });
  const status = await run(command, server, flags, io, diagnostics);
  await server.close();
  if (status === undefined) return failed();
  const recorded = recording.events();
  return {
    exitCode: status !== 0 ? 1 : diagnostics.errorCount > 0 ? 2 : 0,
    ...(status !== 0 && { status }),
    ...(known && { manifest: known.manifest, events: known.events.length }),
    diagnostics: diagnostics.list,
    result: recorded.map(({ file, ...event }) => ({
      ...event,
      file: shownPath(file, io.cwd),
    })),
    summary: () => renderRecorded(recorded, flags, io),
  };
}

function openRecording(
  { folder, maxShapes, isRedacted }: RecordFlags,
  { cwd, fs, env }: Io,
  diagnostics: Diagnostics,
): Recording | undefined {
  const redactor = redactorOf(isRedacted && redactionOf(env));
  const path = resolve(cwd, folder);
  try {
    return startRecording({ folder: path, fs, redactor, maxShapes });
  } catch (error) {
    addUnwritable(path, error, diagnostics);
    return undefined;
  }
}

/** What is done with the events that come. */
interface Listener {
  readonly recording: Recording;
  /** Those of the manifest. */
  readonly events: readonly KnownEvent[];
  readonly diagnostics: Diagnostics;
}

async function listen(
  { forward, folder }: RecordFlags,
  { recording, events, diagnostics }: Listener,
): Promise<MockServer> {
  const { startMockServer } = await import("../../../platform/mock/server.js");
  const slugOf = slugFinder(events);
  return await startMockServer({
    keep: 0,
    forward,
    onRequest: (_request, event, { secret }) => {
      if (!event?.payload || diagnostics.hasErrors) return;
      try {
        recording.add(slugOf(event), event.payload, secret);
      } catch (error) {
        // The program goes on: what it does is not to depend on whether it is recorded.
        addUnwritable(folder, error, diagnostics);
      }
    },
  });
}

/** Runs the program; undefined where it cannot be started. */
async function run(
  command: readonly string[],
  { baseUrl }: MockServer,
  { variable, folder, forward, json }: RecordFlags,
  io: Io,
  diagnostics: Diagnostics,
): Promise<number | undefined> {
  const whereTo =
    forward === undefined
      ? "they go nowhere else"
      : `they are passed on to ${visible(forward)}`;
  io.stderr.write(
    `Recording the events that are sent to ${baseUrl}, which is ${variable}, in ${visible(folder)}; ${whereTo}.\n`,
  );
  try {
    return await runProgram(command, {
      cwd: io.cwd,
      env: { ...io.env, [variable]: baseUrl },
      // With --json, stdout is for the one document.
      stdio: ["inherit", json ? 2 : "inherit", "inherit"],
      sharesTerminal: io.stdinIsTerminal === true,
    });
  } catch (error) {
    if (errorCode(error) === "") throw error;
    const [program = ""] = command;
    const message = `${JSON.stringify(program)} cannot be run: ${systemReason(error)}.`;
    diagnostics.add("CE713", message);
    return undefined;
  }
}
