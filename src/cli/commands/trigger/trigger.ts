import {
  type Diagnostic,
  Diagnostics,
  type Place,
} from "../../../base/diagnostics/diagnostic.js";
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../../base/json/json.js";
import { readJson } from "../../../learn/source.js";
import { loadEvents, type ProjectEvent } from "../../../event/load-events.js";
import { findEvent } from "../../../event/find-event.js";
import type { TriggerResult } from "../../../../templates/runtime.js";
import { showPath } from "../../../type/variable-path.js";
import type { Io } from "../../main/io.js";
import { payloadSources } from "../../main/payload-sources.js";
import { type ExitCode, exitCodeOf } from "../../render/report.js";
import { type Access, readAccess } from "./access.js";
import { sendEvent } from "./send-event.js";

/** Which event to fire, and how. */
export interface TriggerRequest {
  readonly slug: string;
  readonly manifest: string | undefined;
  /** JSON, a file, or `-` for stdin; by default the event's first sample. */
  readonly payload: string | undefined;
  readonly linkedAccountId: string | undefined;
  /** By default the manifest's. */
  readonly baseUrl: string | undefined;
  readonly configId: string | undefined;
  readonly idempotencyKey: string | undefined;
}

/** What came of firing an event. */
export interface TriggerOutcome {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** Absent where Cobalt did not say that it took the event. */
  readonly sent?: Sent;
}

/** An event that Cobalt took. */
export interface Sent {
  readonly result: TriggerResult;
  readonly access: Access;
}

/** Fires an event of the manifest, once its payload is known to fit. A user's mistake is in the diagnostics. */
export async function trigger(
  request: TriggerRequest,
  io: Io,
): Promise<TriggerOutcome> {
  const diagnostics = new Diagnostics();
  const { slug, manifest } = request;
  const project = await loadEvents(
    { cwd: io.cwd, fs: io.fs, manifest, only: slug },
    diagnostics,
  );
  const outcome = (exitCode: ExitCode, sent?: Sent): TriggerOutcome => ({
    exitCode,
    diagnostics: diagnostics.list,
    events: project?.manifest.events.length ?? 0,
    ...(project && { manifest: project.manifest.document.file }),
    ...(sent && { sent }),
  });
  if (!project) return outcome(2);

  const event = findEvent(project, slug, diagnostics);
  const { baseUrl, route } = project.manifest.options;
  const access = readAccess(request, baseUrl, io.env, diagnostics);
  const candidate =
    event && (await readPayload(event, request.payload, io, diagnostics));
  if (!event || !candidate || !access || diagnostics.hasErrors)
    return outcome(2);
  const checked = checkPayload(candidate, event, diagnostics);
  if (!checked)
    return outcome(
      exitCodeOf({ ok: false, diagnostics: diagnostics.list }, "CE704"),
    );
  const result = await sendEvent(
    { event, ...checked, access, route, request },
    diagnostics,
  );
  return result ? outcome(0, { result, access }) : outcome(2);
}

/** What is to be sent; nothing, where the payload may be left out. */
interface Candidate {
  readonly value: Json | undefined;
  /** Where the value at a path of it stands. */
  readonly place?: (path: JsonPath) => Place;
}

async function readPayload(
  event: ProjectEvent,
  name: string | undefined,
  io: Io,
  diagnostics: Diagnostics,
): Promise<Candidate | undefined> {
  if (name !== undefined) {
    const [source = name] = payloadSources([name], io);
    return await readJson(source, io, diagnostics);
  }
  const sample = event.sample();
  if (sample) return { value: sample.payload, place: sample.place };
  if (event.check({}).length === 0) return { value: undefined };
  const message = `The event ${JSON.stringify(event.slug)} has no sample to send.`;
  diagnostics.add("CE703", message);
  return undefined;
}

/** Holds a payload to its event; every value that does not fit is reported. */
function checkPayload(
  { value, place }: Candidate,
  { slug, check }: ProjectEvent,
  diagnostics: Diagnostics,
): { readonly payload: JsonObject | undefined } | undefined {
  const payload = isObject(value) ? value : undefined;
  const failures =
    value === undefined || payload
      ? check(payload ?? {})
      : [{ path: [], reason: "must be an object" }];
  for (const { path, reason } of failures) {
    const message = `${showPath(path.map(String))} ${reason} (event ${JSON.stringify(slug)}).`;
    diagnostics.add("CE704", message, place?.(path));
  }
  return diagnostics.hasErrors ? undefined : { payload };
}
