import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import { parseDocument } from "../base/json/document.js";
import {
  get,
  isObject,
  type Json,
  type JsonObject,
} from "../base/json/json.js";
import { nameEvents } from "./names.js";
import type { Manifest } from "../input/manifest/manifest.js";
import { validateManifest } from "../input/manifest/validate-manifest.js";

/** Reads the text that a manifest is to have. */
export function readRevised(
  file: string,
  text: string,
  diagnostics: Diagnostics,
): Manifest | undefined {
  const document = parseDocument(file, text, diagnostics);
  const manifest = document && validateManifest(document, diagnostics);
  if (manifest) nameEvents(manifest, diagnostics);
  return manifest;
}

/** Reports what is wrong with a text that is to be: without its place, for it stands in no file yet. */
export function addWithoutPlace(
  { list }: Diagnostics,
  diagnostics: Diagnostics,
): void {
  for (const { code, severity, message, help } of list)
    if (severity === "error") diagnostics.add(code, message, undefined, help);
}

/** The object at a path of a manifest, where there is one. */
export function objectAt(
  { document }: Manifest,
  path: readonly string[],
): JsonObject | undefined {
  const found = path.reduce<Json | undefined>(
    (at, key) => (isObject(at) ? get(at, key) : undefined),
    document.value,
  );
  return isObject(found) ? found : undefined;
}
