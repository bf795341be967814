import type { BuildContext } from "../input/context.js";
import type { ManifestEvent } from "../input/manifest/manifest.js";
import { readSamples } from "../input/samples/read-samples.js";
import { reportSecrets } from "../input/samples/report-secrets.js";
import type { SampleSource } from "../input/samples/sample.js";
import type { Payload } from "../type/payload.js";
import { checkSamples, checkSchema } from "./check/check-schema.js";
import type { SchemaLoader } from "./load/load-schema.js";

/**
 * Reads what an event's hand-written schema says of its payloads, and holds its samples against it.
 *
 * @returns undefined where the schema cannot be used; why is in the diagnostics
 */
export async function readPayload(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
  load: SchemaLoader,
): Promise<Payload | undefined> {
  const { fs, diagnostics, onRead } = context;
  reportUselessOverrides(event, context);
  const { bundle, inputs } = load(event);
  for (const input of inputs) context.inputs.add(input);
  const type = bundle && (await checkSchema(bundle, diagnostics));
  const samples = readSamples(sources, fs, diagnostics, onRead);
  if (!bundle || !type) return undefined;
  const told = reportSecrets(samples, event, diagnostics);
  if (!(await checkSamples(bundle, told, diagnostics))) return undefined;
  const { schema, draft, place } = bundle;
  return {
    type,
    schema,
    draft,
    isHandwritten: true,
    renamed: [],
    place: () => place([]),
  };
}

function reportUselessOverrides(
  event: ManifestEvent,
  { manifest, diagnostics }: BuildContext,
): void {
  const [first] = event.overrides;
  if (!first) return;
  const message = `The event ${JSON.stringify(event.slug)} has a schema, and overrides change only what is inferred.`;
  diagnostics.add(
    "CE307",
    message,
    manifest.document.place(first.path, "key"),
    "Change the schema instead.",
  );
}
