import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Json, JsonObject } from "../../src/base/json/json.js";

/** An event of GitHub's, with recorded payloads. */
export interface RecordedEvent {
  readonly name: string;
  readonly examples: readonly JsonObject[];
}

/** Every event of `@octokit/webhooks-examples` as it is sent by github.com. */
export const recorded = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve(
      "@octokit/webhooks-examples/api.github.com/index.json",
    ),
    "utf8",
  ),
) as readonly RecordedEvent[];

/** The files of a project that has these events: a manifest, and a file of samples for each. */
export function projectOf(
  events: readonly RecordedEvent[],
): Record<string, string> {
  const entries = events.map(({ name }) => [
    name,
    { sample: `samples/${name}.json` },
  ]);
  const manifest: Json = {
    output: "out",
    events: Object.fromEntries(entries) as JsonObject,
  };
  const samples = events.map(({ name, examples }) => [
    `samples/${name}.json`,
    JSON.stringify(examples),
  ]);
  return {
    "cobalt.events.json": JSON.stringify(manifest),
    ...(Object.fromEntries(samples) as Record<string, string>),
  };
}
