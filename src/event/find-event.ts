import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import { didYouMean } from "../base/diagnostics/suggest.js";
import type { ProjectEvent, ProjectEvents } from "./load-events.js";

/** The one event that was loaded; where there is none, its slug was wrong. */
export function findEvent(
  { manifest, events }: ProjectEvents,
  slug: string,
  diagnostics: Diagnostics,
): ProjectEvent | undefined {
  const [event] = events;
  if (event) return event;
  const slugs = manifest.events.map((known) => known.slug);
  const meant = didYouMean(slug, slugs) || ".";
  const message = `The manifest has no event ${JSON.stringify(slug)}${meant}`;
  diagnostics.add("CE702", message);
  return undefined;
}
