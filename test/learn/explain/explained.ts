import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import {
  explainEvent,
  type Explanation,
} from "../../../src/learn/explain/explain-event.js";
import type { Evidence } from "../../../src/learn/explain/evidence.js";
import type { Suggestion } from "../../../src/learn/explain/suggestion.js";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { memoryFs } from "../../memory-fs.js";

/** Explains an event of these samples and overrides. */
export async function explain(
  samples: readonly JsonObject[],
  overrides: JsonObject = {},
): Promise<Explanation> {
  const event = { samples, overrides };
  const fs = memoryFs({
    "/app/cobalt.events.json": JSON.stringify({ events: { e: event } }),
  });
  const diagnostics = new Diagnostics();
  const manifest = loadManifest({ cwd: "/app", fs }, diagnostics);
  const [only] = manifest?.events ?? [];
  if (!manifest || !only) throw new Error("the manifest of the test is wrong");
  const explanation = await explainEvent(only, { manifest, fs, diagnostics });
  if (diagnostics.hasErrors) throw new Error("a sample of the test is wrong");
  return explanation;
}

/** What is told of one path. */
export async function evidenceAt(
  path: string,
  samples: readonly JsonObject[],
  overrides?: JsonObject,
): Promise<Evidence | undefined> {
  const { evidence } = await explain(samples, overrides);
  return evidence.find((each) => each.path === path);
}

/** What is suggested, without the reasons. */
export async function suggested(
  samples: readonly JsonObject[],
  overrides?: JsonObject,
): Promise<Readonly<Record<string, Suggestion["override"]>>> {
  const { suggestions } = await explain(samples, overrides);
  return Object.fromEntries(
    suggestions.map(({ path, override }) => [path, override]),
  );
}

/** As many payloads as told, each made of its number. */
export function many(
  count: number,
  make: (index: number) => Record<string, Json>,
): JsonObject[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The value whose turn it is. */
export function turn<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError("there are no values");
  return value;
}
