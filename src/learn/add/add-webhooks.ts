import {
  type Diagnostic,
  Diagnostics,
} from "../../base/diagnostics/diagnostic.js";
import type { ManifestLocation } from "../../input/manifest/find-manifest.js";
import { loadManifest } from "../../input/manifest/load-manifest.js";
import {
  locate,
  type ManifestFileOptions,
} from "../../input/manifest/locate-manifest.js";
import type { Manifest } from "../../input/manifest/manifest.js";
import { checkSchema } from "../../json-schema/check/check-schema.js";
import { schemaLoader } from "../../json-schema/load/load-schema.js";
import type { FileChange } from "../../output/disk/plan.js";
import { rewriteFile } from "../../output/disk/rewrite-file.js";
import { nameEvents } from "../../event/names.js";
import { addWithoutPlace, readRevised } from "../../event/revised-manifest.js";
import { readJson, type Source } from "../source.js";
import { insertEntries } from "../../input/manifest/edit/insert.js";
import { readWebhooks, type Webhook } from "./read-webhooks.js";

/** What came of adding webhooks. */
export interface AddWebhooksResult {
  readonly ok: boolean;
  /** Absolute path of the manifest, once it was found. */
  readonly manifest?: string;
  /** How many events the manifest has now. */
  readonly events: number;
  /** What was written. */
  readonly files: readonly FileChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** The slugs of events that the manifest did not have. */
  readonly added: readonly string[];
  /** The slugs of events that it has already; they were left as they are. */
  readonly present: readonly string[];
}

/**
 * Takes the webhooks of an OpenAPI 3.1 document into a manifest, as events with their schemas. Every other byte of it stays,
 * and with any error nothing is written.
 *
 * @returns the outcome; a user's mistake is in its diagnostics and never thrown
 * @example
 * ```ts
 * const { added, present } = await addWebhooks("openapi.json");
 * console.log(`new: ${added.join(", ")}; known: ${present.join(", ")}`);
 * ```
 */
export async function addWebhooks(
  source: Source,
  options: ManifestFileOptions = {},
): Promise<AddWebhooksResult> {
  const location = locate(options);
  const diagnostics = new Diagnostics();
  const manifest = loadManifest(location, diagnostics);
  if (manifest) nameEvents(manifest, diagnostics);
  const document = await readJson(source, location, diagnostics);
  const webhooks = document ? readWebhooks(document, diagnostics) : [];
  const isKnown = ({ slug }: Webhook): boolean =>
    manifest?.events.some((event) => event.slug === slug) === true;
  const wanted = webhooks.filter((webhook) => !isKnown(webhook));
  const isWritten =
    manifest !== undefined &&
    !diagnostics.hasErrors &&
    wanted.length > 0 &&
    (await write(wanted, manifest, location, diagnostics));
  const added = isWritten ? wanted.map(({ slug }) => slug) : [];
  return {
    ok: !diagnostics.hasErrors,
    ...(manifest && { manifest: manifest.document.file }),
    events: (manifest?.events.length ?? 0) + added.length,
    files:
      manifest && isWritten
        ? [{ path: manifest.document.file, action: "update" }]
        : [],
    diagnostics: diagnostics.list,
    added,
    present: webhooks.filter(isKnown).map(({ slug }) => slug),
  };
}

async function write(
  webhooks: readonly Webhook[],
  { document: { file } }: Manifest,
  { fs }: ManifestLocation,
  diagnostics: Diagnostics,
): Promise<boolean> {
  const text = insertEntries(
    fs.readFileSync(file, "utf8"),
    { into: ["events"] },
    webhooks.map(({ slug, event }) => ({
      key: slug,
      value: JSON.stringify(event),
    })),
  );
  const found = new Diagnostics();
  const next = readRevised(file, text, found);
  if (next) {
    const load = schemaLoader({ manifest: next, fs, diagnostics: found });
    for (const event of next.events) {
      if (!webhooks.some(({ slug }) => slug === event.slug)) continue;
      const { bundle } = load(event);
      if (bundle) await checkSchema(bundle, found);
    }
  }
  // What `generate` refuses is refused here.
  addWithoutPlace(found, diagnostics);
  return !found.hasErrors && rewriteFile(file, text, fs, diagnostics);
}
