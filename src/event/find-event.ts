import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import { didYouMean } from "../base/diagnostics/suggest.js";
import type { Manifest } from "../input/manifest/manifest.js";
import type { ProjectEvent, ProjectEvents } from "./load-events.js";

/** The one event that was loaded; where there is none, its slug was wrong. */
export function findEvent(
  { manifest, events: [event] }: ProjectEvents,
  slug: string,
  diagnostics: Diagnostics,
): ProjectEvent | undefined {
  if (!event) addUnknownEvent(manifest, slug, diagnostics);
  return event;
}

/** Reports that a manifest has no such event, and which may be meant. */
export function addUnknownEvent(
  { events }: Manifest,
  slug: string,
  diagnostics: Diagnostics,
): void {
  const slugs = events.map((known) => known.slug);
  const meant = didYouMean(slug, slugs) || ".";
  const message = `The manifest has no event ${JSON.stringify(slug)}${meant}`;
  diagnostics.add("CE702", message);
}
