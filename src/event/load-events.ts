import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import type { FileSystem } from "../base/file-system.js";
import { checkSchema } from "../json-schema/check/check-schema.js";
import type { Draft } from "../type/payload.js";
import {
  type SchemaLoader,
  schemaLoader,
} from "../json-schema/load/load-schema.js";
import {
  createValidator,
  type Validator,
} from "../json-schema/check/validator.js";
import type { JsonObject } from "../base/json/json.js";
import type { ManifestLocation } from "../input/manifest/find-manifest.js";
import { loadManifest } from "../input/manifest/load-manifest.js";
import type {
  Manifest,
  ManifestEvent,
  ManifestOptions,
} from "../input/manifest/manifest.js";
import type { BuildContext } from "../input/context.js";
import { inferType } from "../infer/infer-payload.js";
import { readSamples } from "../input/samples/read-samples.js";
import { resolveSamples } from "../input/samples/resolve-samples.js";
import type { Sample, SampleSource } from "../input/samples/sample.js";
import { toJsonSchema } from "../type/json-schema.js";
import { filledPaths } from "./filled-paths.js";
import { once } from "../base/once.js";

/** An event of a project, with what it takes to make its payloads and to check them. */
export interface ProjectEvent {
  readonly slug: string;
  /** The event's name. */
  readonly event: string;
  readonly app?: string;
  /** The first of its samples. */
  readonly sample: () => Sample | undefined;
  /** The JSON Schema of its payload. */
  readonly schema: () => JsonObject;
  /** The old paths that are filled from new ones before a payload is sent. */
  readonly filled: () => ReturnType<typeof filledPaths>;
  /** What is wrong with a payload. */
  readonly check: Validator;
}

/** The events of a manifest. */
export interface ProjectEvents {
  readonly manifest: Manifest;
  readonly events: readonly ProjectEvent[];
}

/** Which manifest to read, and which of its events. */
export interface EventsLocation extends ManifestLocation {
  /** The one event that is wanted, where it is there; by default all. */
  readonly only?: string | undefined;
  /** Whether inferred schemas forbid properties that no sample has; by default the manifest decides. */
  readonly closed?: boolean | undefined;
  /** Whether the schemas say only what is settled, whatever the manifest says. */
  readonly settled?: boolean | undefined;
}

/**
 * Loads the events of a manifest. Samples are read, and schemas inferred from them, when somebody asks: what is
 * wrong with them is in `diagnostics` after that.
 *
 * @returns undefined where there is no manifest to go on with
 */
export async function loadEvents(
  location: EventsLocation,
  diagnostics: Diagnostics,
): Promise<ProjectEvents | undefined> {
  const whole = loadManifest(location, diagnostics);
  if (!whole) return undefined;
  const { fs, only, settled, closed = whole.options.closed } = location;
  const wanted = whole.events.filter(
    ({ slug }) => only === undefined || slug === only,
  );
  const options: ManifestOptions = {
    ...whole.options,
    closed,
    ...(settled === true && { evidence: "settled" }),
  };
  const manifest = { ...whole, options, events: wanted };
  const { sources } = await resolveSamples(manifest, fs, diagnostics);
  const context = { manifest, fs, diagnostics, inputs: new Set<string>() };
  const load = schemaLoader(context);
  const events: ProjectEvent[] = [];
  for (const event of wanted) {
    const own = sources.get(event.slug) ?? [];
    events.push(await loadEvent(event, own, context, load));
  }
  return { manifest: whole, events };
}

async function loadEvent(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
  load: SchemaLoader,
): Promise<ProjectEvent> {
  const { slug, name, app } = event;
  const { schema, draft, filled } = await schemaOf(
    event,
    sources,
    context,
    load,
  );
  return {
    slug,
    event: name,
    ...(app !== undefined && { app }),
    sample: once(() => firstSample(sources, context)),
    schema,
    filled,
    check: await createValidator({ schema, draft }),
  };
}

function firstSample(
  sources: readonly SampleSource[],
  { fs, diagnostics }: { fs: FileSystem; diagnostics: Diagnostics },
): Sample | undefined {
  const [first] = readSamples(sources, fs, diagnostics);
  return first;
}

interface PayloadSchema {
  readonly schema: () => JsonObject;
  readonly draft: Draft;
  readonly filled: ProjectEvent["filled"];
}

const nothingFilled = () => [];

async function schemaOf(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
  load: SchemaLoader,
): Promise<PayloadSchema> {
  if (event.schema === undefined) {
    const inferred = once(() => inferType(event, sources, context));
    return {
      schema: once(() =>
        toJsonSchema(inferred().checked, context.manifest.options),
      ),
      draft: "draft-07",
      filled: () => filledPaths(inferred().renamed),
    };
  }
  const { bundle } = load(event);
  if (!bundle || !(await checkSchema(bundle, context.diagnostics)))
    return { schema: () => ({}), draft: "draft-07", filled: nothingFilled };
  const { schema, draft } = bundle;
  return { schema: () => schema, draft, filled: nothingFilled };
}
