import { basename, dirname, resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../../base/file-system.js";
import type { JsonObject } from "../../base/json/json.js";
import { nameEvents } from "../../event/names.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import { applyChanges } from "../../output/disk/apply.js";
import {
  createPlan,
  type DiskContext,
  type FileChange,
} from "../../output/disk/plan.js";
import type { ExportFormat } from "../../input/manifest/manifest.js";
import { exportDocument } from "../../output/export/export-document.js";
import { printJson } from "../../output/print/json-text.js";
import { readEvents, type ReviewedEvents } from "../reviewed-events.js";

/** Which events to export, and where to. */
export interface ExportOptions extends ManifestFileOptions {
  /** The file to write, relative to `cwd`; by default none is written. One that was not exported before is never replaced. */
  readonly output?: string | undefined;
}

/** What came of an export. */
export interface ExportResult {
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** What was written. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where there is an error. */
  readonly document?: JsonObject;
  /** The document as it stands in its file: the same for the same events. */
  readonly text?: string;
}

/**
 * Describes the events for other tools: as webhooks of an OpenAPI 3.1 document, as an AsyncAPI 3 document, or as one JSON
 * Schema with a definition for each.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { document } = await exportEvents("openapi");
 * console.log(Object.keys(document?.["webhooks"] ?? {}));
 * ```
 */
export async function exportEvents(
  format: ExportFormat,
  { output, ...options }: ExportOptions = {},
): Promise<ExportResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const known = await readEvents(location, diagnostics);
  const document = known && documentOf(known, format, diagnostics);
  const made = document && { document, text: printJson(document) };
  const files =
    made && output !== undefined
      ? write(
          resolve(location.cwd, output),
          made.text,
          location.fs,
          diagnostics,
        )
      : [];
  return {
    ok: !diagnostics.hasErrors,
    ...(known && { manifest: known.manifest.document.file }),
    events: known?.manifest.events.length ?? 0,
    files,
    diagnostics: diagnostics.list,
    ...(!diagnostics.hasErrors && made),
  };
}

function documentOf(
  { manifest, events }: ReviewedEvents,
  format: ExportFormat,
  diagnostics: Diagnostics,
): JsonObject | undefined {
  // What `generate` would refuse, others shall not build on.
  nameEvents(manifest, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const exported = [...events.values()].map(({ event, payload }) => ({
    ...event,
    payload,
  }));
  return exportDocument(exported, format, diagnostics);
}

function write(
  path: string,
  text: string,
  fs: FileSystem,
  diagnostics: Diagnostics,
): readonly FileChange[] {
  const folder = dirname(path);
  const disk: DiskContext = {
    output: { path, folder, file: basename(path), own: false },
    fs,
    diagnostics,
    place: () => undefined,
  };
  const plan = createPlan(disk);
  plan.add({ path: basename(path), text, settled: true });
  const changes = plan.finish();
  const made = applyChanges(changes, disk, () => undefined);
  return made.map(({ path, action }) => ({ path, action }));
}
