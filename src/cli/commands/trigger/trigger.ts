import { resolve } from "node:path";
import {
  Diagnostics,
  type Place,
} from "../../../base/diagnostics/diagnostic.js";
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
} from "../../../base/json/json.js";
import { parseBytes, readDocument } from "../../../base/json/read-document.js";
import { loadEvents, type ProjectEvent } from "../../../event/load-events.js";
import type { Invocation } from "../../main/commands.js";
import { findEvent } from "../../../event/find-event.js";
import type { TriggerResult } from "../../../../templates/runtime.js";
import type { Io } from "../../main/io.js";
import type { ExitCode } from "../../render/report.js";
import { type Access, readAccess } from "./access.js";
import { sendEvent } from "./send-event.js";

/** What came of firing an event. */
export interface TriggerOutcome {
  readonly exitCode: ExitCode;
  readonly diagnostics: Diagnostics;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** Absent where Cobalt did not say that it took the event. */
  readonly sent?: {
    readonly result: TriggerResult;
    readonly access: Access;
  };
}

/** Fires an event of the manifest, once its payload is known to fit. A user's mistake is in the diagnostics. */
export async function trigger(
  invocation: Invocation,
  io: Io,
): Promise<TriggerOutcome> {
  const diagnostics = new Diagnostics();
  const { paths, values } = invocation;
  const [slug = ""] = invocation.arguments;
  const project = await loadEvents(
    { cwd: io.cwd, fs: io.fs, manifest: paths.manifest, only: slug },
    diagnostics,
  );
  if (!project) return { exitCode: 2, diagnostics, events: 0 };
  const outcome = {
    diagnostics,
    manifest: project.manifest.document.file,
    events: project.manifest.events.length,
  };

  const event = findEvent(project, slug, diagnostics);
  const { baseUrl, route } = project.manifest.options;
  const access = readAccess(values, baseUrl, io.env, diagnostics);
  const candidate =
    event && (await readPayload(event, values, io, diagnostics));
  if (!event || !candidate || !access || diagnostics.hasErrors)
    return { ...outcome, exitCode: 2 };
  const checked = checkPayload(candidate, event, diagnostics);
  if (!checked) return { ...outcome, exitCode: isMisfit(diagnostics) ? 1 : 2 };
  const result = await sendEvent(
    { event, ...checked, access, route, values },
    diagnostics,
  );
  return result
    ? { ...outcome, exitCode: 0, sent: { result, access } }
    : { ...outcome, exitCode: 2 };
}

/** What is to be sent; nothing, where the payload may be left out. */
interface Candidate {
  readonly value: Json | undefined;
  /** Where the value at a path of it stands. */
  readonly place?: (path: JsonPath) => Place;
}

async function readPayload(
  event: ProjectEvent,
  { payload: name }: Invocation["values"],
  io: Io,
  diagnostics: Diagnostics,
): Promise<Candidate | undefined> {
  if (name === "-") {
    const bytes = await io.stdin();
    return parseBytes(resolve(io.cwd, name), () => bytes, diagnostics);
  }
  if (name !== undefined)
    return readDocument(resolve(io.cwd, name), io.fs, diagnostics);
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
    const subject =
      path.length === 0 ? "The payload" : JSON.stringify(path.join("."));
    const message = `${subject} ${reason} (event ${JSON.stringify(slug)}).`;
    diagnostics.add("CE704", message, place?.(path));
  }
  return diagnostics.hasErrors ? undefined : { payload };
}

/** Whether nothing is wrong but the payload itself. */
function isMisfit({ list }: Diagnostics): boolean {
  return list.every(
    ({ code, severity }) => code === "CE704" || severity === "warning",
  );
}
