import { didYouMean } from "../../base/diagnostics/suggest.js";
import type { Json, JsonObject } from "../../base/json/json.js";
import type { ProjectEvent } from "../../event/load-events.js";
import type { AnyPayloads, EventTable, SlugOf } from "./events.js";
import { type PayloadOverrides, withOverrides } from "./payload-overrides.js";
import { openProject, type Project } from "./project.js";

/** Where samples come from. */
export interface SamplerOptions<Payloads extends object> {
  /** The manifest, relative to the working directory; by default the nearest `cobalt.events.json`, upwards. */
  readonly manifest?: string | URL | undefined;
  /** The generated table `cobaltEvents`, which tells the types. */
  readonly events?: EventTable<Payloads> | undefined;
}

/**
 * Returns a payload of an event: a copy of its first sample in the manifest, with the test's own values in place of
 * the sample's.
 *
 * @throws if the manifest has no such event or sample, or if the result is no payload of the event
 */
export type Sampler<Payloads extends object> = <Slug extends SlugOf<Payloads>>(
  slug: Slug,
  overrides?: PayloadOverrides<Payloads[Slug]>,
) => Payloads[Slug];

/**
 * Makes a sampler of a manifest's events.
 *
 * @example
 * ```ts
 * const sample = await createSampler({ manifest: "cobalt.events.json" });
 * const payload = sample("employee-created", { first_name: "Ana" });
 * console.log(payload);
 * ```
 */
export async function createSampler<Payloads extends object = AnyPayloads>(
  options: SamplerOptions<Payloads> = {},
): Promise<Sampler<Payloads>> {
  return samplerOf<Payloads>(await openProject(options.manifest));
}

/** The sampler of a manifest that is open already. */
export function samplerOf<Payloads extends object>(
  project: Project,
): Sampler<Payloads> {
  return (slug, overrides) => {
    const event = find(project, slug);
    const sample = sampleOf(event, project);
    const payload = withOverrides(sample, overrides ?? {});
    assertFits(event, payload, project);
    // The type and the schema come from the same manifest, and the payload has been checked against the schema.
    return payload as unknown as Payloads[typeof slug];
  };
}

function find({ events, file }: Project, slug: string): ProjectEvent {
  const event = events.get(slug);
  if (event) return event;
  const meant = didYouMean(slug, events.keys()) || ".";
  throw new Error(`${file} has no event ${JSON.stringify(slug)}${meant}`);
}

function sampleOf(event: ProjectEvent, { assertSound }: Project): JsonObject {
  const sample = event.sample();
  assertSound();
  if (sample) return sample.payload;
  throw new Error(
    `The event ${JSON.stringify(event.slug)} has no sample; add a "sample" to it in the manifest, beside its schema if it has one.`,
  );
}

function assertFits(
  event: ProjectEvent,
  payload: Json,
  { assertSound }: Project,
): void {
  const failures = event.check(payload);
  assertSound();
  if (failures.length === 0) return;
  const told = failures.map(
    ({ path, reason }) => `  ${path.join(".") || "the payload"} ${reason}`,
  );
  throw new Error(
    `With these overrides, the sample of ${JSON.stringify(event.slug)} is no payload of the event:\n${told.join("\n")}`,
  );
}
