import type { Diagnostics } from "../../base/diagnostics/diagnostic.js";
import { readDocument } from "../../base/json/read-document.js";
import { findManifest, type ManifestLocation } from "./find-manifest.js";
import type { Manifest } from "./manifest.js";
import { validateManifest } from "./validate-manifest.js";

/**
 * Finds, reads and validates the manifest.
 *
 * @returns everything in it that makes sense, even where `diagnostics` has errors, so that the stages after
 *   this one report their problems in the same run; undefined where there is nothing to go on with
 */
export function loadManifest(
  location: ManifestLocation,
  diagnostics: Diagnostics,
): Manifest | undefined {
  const file = findManifest(location, diagnostics);
  const document =
    file === undefined
      ? undefined
      : readDocument(file, location.fs, diagnostics);
  return document && validateManifest(document, diagnostics);
}
