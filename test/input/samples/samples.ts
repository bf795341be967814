import { Diagnostics } from "../../../src/base/diagnostics/diagnostic.js";
import { loadManifest } from "../../../src/input/manifest/load-manifest.js";
import { readSamples } from "../../../src/input/samples/read-samples.js";
import { resolveSamples } from "../../../src/input/samples/resolve-samples.js";
import { memoryFs } from "../../memory-fs.js";

/** A project in memory: its files, and a manifest whose only event `e` has the given samples. */
export function project(
  files: Record<string, string | Buffer>,
  samples: unknown,
  folder = "/app",
) {
  const manifest = JSON.stringify({ events: { e: { samples } } });
  const fs = memoryFs({
    [`${folder}/cobalt.events.json`]: manifest,
    ...files,
  });
  return { fs, folder };
}

/** Resolves the samples of a project. */
export async function resolve({ fs, folder }: ReturnType<typeof project>) {
  const diagnostics = new Diagnostics();
  const manifest = loadManifest({ cwd: folder, fs }, diagnostics);
  if (!manifest) throw new Error("the manifest of the test is wrong");
  const { sources, inputs } = await resolveSamples(manifest, fs, diagnostics);
  const there = (sources.get("e") ?? []).filter(
    ({ kind }) => kind !== "missing",
  );
  return { sources: there, inputs, diagnostics };
}

/** Resolves and reads the samples of a project. */
export async function read(given: ReturnType<typeof project>) {
  const { sources, diagnostics } = await resolve(given);
  const samples = [...readSamples(sources, given.fs, diagnostics)];
  return {
    sources,
    samples,
    payloads: samples.map(({ payload }) => payload),
    diagnostics,
  };
}
