import type { BuildContext } from "../input/context.js";
import type { ManifestEvent } from "../input/manifest/manifest.js";
import { readSamples } from "../input/samples/read-samples.js";
import { reportSecrets } from "../input/samples/report-secrets.js";
import type { SampleSource } from "../input/samples/sample.js";
import type { Payload } from "../type/payload.js";
import { checkSamples, checkSchema } from "./check/check-schema.js";
import { type SchemaLoader, schemaLoader } from "./load/load-schema.js";

/**
 * Makes the reader of what events' hand-written schemas say of their payloads, which holds the samples against them. It
 * returns undefined where a schema cannot be used; why is in the diagnostics.
 */
export function schemaPayloadReader(context: BuildContext) {
  const load = schemaLoader(context);
  return async (
    event: ManifestEvent,
    sources: readonly SampleSource[],
  ): Promise<Payload | undefined> =>
    await readPayload(event, sources, context, load);
}

async function readPayload(
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
