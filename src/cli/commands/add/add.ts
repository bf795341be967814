import {
  addSample,
  type PlannedAddition,
} from "../../../learn/add/add-sample.js";
import { Diagnostics } from "../../../base/diagnostics/diagnostic.js";
import type { FileChange } from "../../../output/disk/plan.js";
import { replaceFile } from "../../../output/disk/replace.js";
import { errorCode, type FileSystem } from "../../../base/file-system.js";
import {
  countFindings,
  type FindingCount,
  findSensitive,
} from "../../../input/sensitive/find-sensitive.js";
import { parseDocument } from "../../../base/json/document.js";
import { isObject } from "../../../base/json/json.js";
import { type AddInput, readAddInput } from "./add-input.js";
import type { Invocation } from "../../main/commands.js";
import type { Io } from "../../main/io.js";
import { redactorOf } from "../../render/redaction.js";
import type { ExitCode } from "../../render/report.js";

/** What came of adding a sample. */
export interface AddOutcome {
  readonly exitCode: ExitCode;
  readonly diagnostics: Diagnostics;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  readonly events: number;
  readonly files: readonly FileChange[];
  /** Absent where nothing could be added. */
  readonly done?: Pick<PlannedAddition, "added" | "name" | "changes"> & {
    readonly slug: string;
    readonly notes: readonly string[];
    /** What was replaced, with `--redact`. */
    readonly redacted: readonly FindingCount[];
    /** What is sensitive in the manifest now. */
    readonly sensitive: readonly FindingCount[];
  };
}

/** Puts a sample into the manifest and writes it. A user's mistake is in the diagnostics; nothing is written then. */
export async function add(
  { arguments: words, paths, values, redact }: Invocation,
  io: Io,
): Promise<AddOutcome> {
  const diagnostics = new Diagnostics();
  const [slug = "", file = "-"] = words;
  const failed = { diagnostics, events: 0, files: [] };
  const given = await readAddInput(file, io, diagnostics);
  if (!given) return { ...failed, exitCode: 2 };
  const { input, redacted } = redact
    ? redactInput(given, io)
    : { input: given, redacted: [] };

  const name = values["name"] ?? input.name;
  const plan = await addSample(
    { ...input, slug, ...(name !== undefined && { name }) },
    { cwd: io.cwd, fs: io.fs, manifest: paths.manifest },
    diagnostics,
  );
  if (!plan) return { ...failed, exitCode: isMisfit(diagnostics) ? 1 : 2 };
  const { manifest, added, changes } = plan;
  const path = manifest.document.file;
  const isNew = added === "event";
  const events = manifest.events.length + (isNew ? 1 : 0);
  if (added !== "nothing" && !write(path, plan.text, io.fs, diagnostics))
    return { ...failed, manifest: path, exitCode: 2 };
  const notes = [...input.notes, ...notesOn(plan, slug, name, input)];
  return {
    exitCode: 0,
    diagnostics,
    manifest: path,
    events,
    files: added === "nothing" ? [] : [{ path, action: "update" }],
    done: {
      slug,
      added,
      name: plan.name,
      notes,
      ...(changes && { changes }),
      redacted,
      sensitive: countFindings(findSensitive(input.payload)),
    },
  };
}

function redactInput(
  input: AddInput,
  { env }: Io,
): { readonly input: AddInput; readonly redacted: readonly FindingCount[] } {
  const { text, findings } = redactorOf(env).text(input.text);
  const value = parseDocument("", text, new Diagnostics())?.value;
  if (!isObject(value)) throw new Error("redacting broke the payload");
  return {
    input: { ...input, text, payload: value },
    redacted: countFindings(findings.filter(({ part }) => part === "value")),
  };
}

/** What does not agree; the manifest's word stands. */
function notesOn(
  plan: PlannedAddition,
  slug: string,
  name: string | undefined,
  { urlSlug }: AddInput,
): readonly string[] {
  const notes: string[] = [];
  const event = plan.manifest.events.find((each) => each.slug === slug);
  if (event && name !== undefined && name !== event.name)
    notes.push(
      `The manifest calls the event ${JSON.stringify(event.name)}, not ${JSON.stringify(name)}; that was left as it is.`,
    );
  if (urlSlug !== undefined && urlSlug !== slug && urlSlug !== event?.app)
    notes.push(
      `The command's URL names ${JSON.stringify(urlSlug)}. If that is an application, set "app" of the event to it; if it is the event's slug, that is what to call it in the manifest.`,
    );
  return notes;
}

function write(
  path: string,
  text: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): boolean {
  try {
    replaceFile(path, text, fs);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "") throw error;
    const message = `${JSON.stringify(path)} cannot be written (${code}).`;
    diagnostics.add("CE603", message);
    return false;
  }
}

/** Whether nothing is wrong but that the sample does not fit its schema. */
function isMisfit({ list }: Diagnostics): boolean {
  return list.every(
    ({ code, severity }) => code === "CE206" || severity === "warning",
  );
}
