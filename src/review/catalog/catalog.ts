import { resolve } from "node:path";
import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import { unreported } from "../../base/diagnostics/unreported.js";
import type { FileSystem } from "../../base/file-system.js";
import { modelOf } from "../../event/event.js";
import { type EventNames, nameEvents } from "../../event/names.js";
import { manifestName } from "../../input/manifest/find-manifest.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import type {
  CatalogData,
  CatalogEvent,
} from "../../output/catalog/catalog-data.js";
import { describeEvent } from "../../output/catalog/describe-event.js";
import { openLeftOut } from "../../output/languages/left-out.js";
import { printMarkdown } from "../../output/catalog/print-markdown.js";
import { printPage } from "../../output/catalog/print-page.js";
import type { JsonObject } from "../../base/json/json.js";
import type { Sample } from "../../input/samples/sample.js";
import type { FileChange } from "../../output/disk/plan.js";
import { readWorkflows } from "../impact/workflow-files.js";
import { readEvents, type ReviewedEvents } from "../reviewed-events.js";
import type { WorkflowSource } from "../workflow-source.js";
import { findCatalogReads } from "./find-catalog-reads.js";
import { writeCatalog } from "./write-catalog.js";

/** What a catalog tells, and where it goes. */
export interface CatalogOptions extends ManifestFileOptions {
  /** The page to write, relative to `cwd`; by default none is written. One that was not generated is never replaced. */
  readonly output?: string | undefined;
  /** The folder for a page of Markdown an event, relative to `cwd`; by default none are written. */
  readonly markdown?: string | undefined;
  /**
   * Workflows that may read the variables: files, folders of JSON files, or globs, relative to `cwd`; or the text of
   * workflows that come from elsewhere.
   */
  readonly workflows?: readonly (string | WorkflowSource)[] | undefined;
}

/** What came of making a catalog. */
export interface CatalogResult {
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has. */
  readonly events: number;
  /** What was written and removed. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files and folders that the catalog depends on, known also after errors. */
  readonly inputs: readonly string[];
  /** The page; absent where there is an error. */
  readonly html?: string;
}

/**
 * Makes the catalog of a project's events: one page for the people who send them and build workflows on them, which
 * needs nothing else and calls nobody. Samples are in it with stand-ins for what is sensitive.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { html } = await catalog({ workflows: ["workflows/*.json"] });
 * console.log(html?.length);
 * ```
 */
export async function catalog({
  output,
  markdown,
  workflows,
  ...options
}: CatalogOptions = {}): Promise<CatalogResult> {
  const location = locate(options);
  const { cwd } = location;
  const diagnostics = new Diagnostics();
  const known = await readEvents(location, diagnostics);
  const names = known && nameEvents(known.manifest, diagnostics);
  const sources =
    workflows && (await readWorkflows(workflows, location, diagnostics));
  const data =
    known && names && !diagnostics.hasErrors
      ? await dataOf(known, names, sources, location.fs)
      : undefined;
  const html = data && printPage(data);
  const pages =
    data && printMarkdown(data, (slug) => names?.get(slug)?.file ?? "");
  const files = writeCatalog(
    {
      page: output === undefined ? undefined : resolve(cwd, output),
      html,
      folder: markdown === undefined ? undefined : resolve(cwd, markdown),
      pages,
    },
    { fs: location.fs, diagnostics },
  );
  const manifest = resolve(cwd, options.manifest ?? manifestName);
  return {
    ok: !diagnostics.hasErrors,
    ...(known && { manifest: known.manifest.document.file }),
    events: known?.manifest.events.length ?? 0,
    files,
    diagnostics: diagnostics.list,
    inputs: [
      ...(known?.inputs ?? [manifest]),
      ...(sources ?? []).flatMap(({ file }) => file ?? []),
    ],
    ...(html !== undefined && !diagnostics.hasErrors && { html }),
  };
}

async function dataOf(
  known: ReviewedEvents,
  names: ReadonlyMap<string, EventNames>,
  sources: readonly WorkflowSource[] | undefined,
  fs: FileSystem,
): Promise<CatalogData> {
  const { manifest } = known;
  const reads = findCatalogReads(sources ?? [], known);
  const leftOutOf = await openLeftOut(manifest);
  const context = {
    manifest,
    fs,
    diagnostics: unreported(),
    inputs: new Set<string>(),
  };
  const events: CatalogEvent[] = [];
  for (const { event, payload, samples } of known.events.values()) {
    const own = names.get(event.slug);
    const model = modelOf(event, own, payload, context);
    if (!own || !model) continue;
    const described = describeEvent(
      {
        event,
        names: own,
        payload,
        leftOut: await leftOutOf(model),
        samples: () => payloadsOf(samples()),
      },
      manifest,
    );
    const { starts = [], lost = [], ofVariables } = reads.get(event.slug) ?? {};
    const variables = described.variables.map((variable) => ({
      ...variable,
      reads: ofVariables?.get(variable.path) ?? [],
    }));
    events.push({ ...described, variables, starts, lost });
  }
  return {
    templateRoot: manifest.options.templateRoot,
    hasWorkflows: sources !== undefined,
    events,
  };
}

function* payloadsOf(
  samples: Iterable<Sample>,
): Generator<JsonObject, void, undefined> {
  for (const { payload } of samples) yield payload;
}
