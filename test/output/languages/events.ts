import { readdirSync } from "node:fs";
import * as fs from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import type { JsonObject } from "../../../src/base/json/json.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { readSamples } from "../../../src/input/samples/read-samples.js";
import { resolveSamples } from "../../../src/input/samples/resolve-samples.js";

/** What a language says of an event by its constants. */
export interface Constants {
  readonly slug: string;
  readonly name: string;
  /** The variable paths; of items the first, of maps the key `key`. */
  readonly paths: readonly string[];
}

/** The samples of a project's events, by slug. */
export async function samplesOf(
  folder: string,
): Promise<ReadonlyMap<string, readonly JsonObject[]>> {
  const diagnostics = new Diagnostics();
  const manifest = loadManifest(
    { cwd: folder, fs, manifest: undefined },
    diagnostics,
  );
  if (!manifest) throw new Error("There is no manifest.");
  const { sources } = await resolveSamples(manifest, fs, diagnostics);
  return new Map(
    manifest.events.map(({ slug }) => [
      slug,
      [...readSamples(sources.get(slug) ?? [], fs, diagnostics)].map(
        ({ payload }) => payload,
      ),
    ]),
  );
}

/** What the generated TypeScript says of an event. */
interface TypeScriptEvent extends Constants {
  /** What the type of its payload is called. */
  readonly payload: string;
}

/** What the generated TypeScript says of the events. */
export async function typeScriptEvents(
  folder: string,
): Promise<readonly TypeScriptEvent[]> {
  const events = join(folder, "typescript/events");
  const found: TypeScriptEvent[] = [];
  for (const file of readdirSync(events)) {
    const url = pathToFileURL(join(events, file)).href;
    const exported = (await import(/* @vite-ignore */ url)) as Record<
      string,
      unknown
    >;
    const entries = Object.entries(exported);
    const [, variables] =
      entries.find(([name]) => name.endsWith("Variables")) ?? [];
    const [name = "", trigger] =
      entries.find(([name]) => name.startsWith("trigger")) ?? [];
    const payload = `${name.slice("trigger".length)}Payload`;
    if (typeof trigger !== "function")
      throw new Error(`${file} has no trigger.`);
    const sent: { slug: string; event: string }[] = [];
    const client = {
      send: (event: { slug: string; event: string }) => sent.push(event),
    };
    Reflect.apply(trigger, undefined, [client, {}]);
    for (const { slug, event } of sent)
      found.push({ slug, name: event, paths: pathsIn(variables), payload });
  }
  return found;
}

/** Every path that the constants lead to. */
function pathsIn(variables: unknown): readonly string[] {
  if (typeof variables === "string") return [variables];
  if (typeof variables === "function")
    return pathsIn(
      Reflect.apply(variables, undefined, [
        variables.toString().startsWith("(key") ? "key" : 0,
      ]),
    );
  return typeof variables === "object" && variables !== null
    ? Object.values(variables).flatMap(pathsIn)
    : [];
}

/** Constants in an order that does not depend on the language. */
export function inOrder(constants: readonly Constants[]): readonly Constants[] {
  return constants
    .map(({ slug, name, paths }) => ({ slug, name, paths: [...paths].sort() }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
