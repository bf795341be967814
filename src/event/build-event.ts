import { Diagnostics, type Place } from "../base/diagnostics/diagnostic.js";
import { checkSchema } from "../json-schema/check/check-schema.js";
import { compileTypes } from "../json-schema/read/compile-types.js";
import type { Draft } from "../json-schema/load/draft.js";
import { loadSchema } from "../json-schema/load/load-schema.js";
import { toPayloadType } from "../json-schema/read/read-type.js";
import type { JsonObject } from "../base/json/json.js";
import type { ManifestEvent } from "../input/manifest/manifest.js";
import { readSamples } from "../input/samples/read-samples.js";
import type { SampleSource } from "../input/samples/sample.js";
import { toJsonSchema } from "../type/json-schema.js";
import type { PayloadType } from "../type/payload-type.js";
import { showPath } from "../type/variable-path.js";
import {
  compileToCode,
  type SchemaCode,
} from "../output/validators/compile-validator.js";
import type { BuildContext } from "../input/context.js";
import type { EventModel, EventNames, PayloadModel } from "./event.js";
import { inferPayload } from "../infer/infer-payload.js";
import { reportSecrets } from "../input/samples/report-secrets.js";
import { type Variable, variablesOf } from "./variables.js";

const draft07 = "http://json-schema.org/draft-07/schema#";

/**
 * Makes the model of an event, from its samples or from its hand-written schema.
 *
 * @param names undefined where the event cannot be named; its payload is looked at all the same
 * @returns undefined where no model can be made; why is in the diagnostics
 */
export async function buildEvent(
  event: ManifestEvent,
  names: EventNames | undefined,
  sources: readonly SampleSource[],
  context: BuildContext,
): Promise<EventModel | undefined> {
  const payload =
    event.schema === undefined
      ? await inferredPayload(event, sources, context)
      : await handwrittenPayload(event, names, sources, context);
  return names && payload ? modelOf(event, names, payload) : undefined;
}

async function handwrittenPayload(
  event: ManifestEvent,
  names: EventNames | undefined,
  sources: readonly SampleSource[],
  context: BuildContext,
): Promise<PayloadModel | undefined> {
  const { fs, diagnostics } = context;
  reportUselessOverrides(event, context);
  const { bundle, inputs } = loadSchema(event, context);
  for (const input of inputs) context.inputs.add(input);
  const samples = readSamples(sources, fs, diagnostics);
  if (
    !bundle ||
    !(await checkSchema(
      bundle,
      reportSecrets(samples, event, diagnostics),
      diagnostics,
    ))
  )
    return undefined;
  const type = toPayloadType(bundle);
  return {
    type,
    variables: variablesIn(type, event, context),
    schema: bundle.schema,
    declarations: names && (await compileTypes(bundle, names)),
    validator: await validatorOf(
      bundle.schema,
      bundle.draft,
      () => bundle.place([]),
      context,
    ),
  };
}

async function inferredPayload(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
): Promise<PayloadModel> {
  const type = inferPayload(event, sources, context);
  const { name, description } = event;
  const schema = {
    $schema: draft07,
    title: name,
    ...(description !== undefined && { description }),
    ...toJsonSchema(type, context.manifest.options),
  };
  const example = exampleOf(sources, context);
  return {
    type,
    variables: variablesIn(type, event, context),
    schema: example ? { ...schema, examples: [example] } : schema,
    declarations: undefined,
    validator: await validatorOf(
      schema,
      "draft-07",
      () => context.manifest.document.place(event.path, "key"),
      context,
    ),
  };
}

/** The first sample, where the manifest lets samples into the output; what is wrong with it has been told. */
function exampleOf(
  sources: readonly SampleSource[],
  { manifest, fs }: BuildContext,
): JsonObject | undefined {
  if (!manifest.options.examples) return undefined;
  const [first] = readSamples(sources, fs, new Diagnostics());
  return first?.payload;
}

/** The schema as code, where the manifest asks for it. */
async function validatorOf(
  schema: JsonObject,
  draft: Draft,
  place: () => Place,
  { manifest, diagnostics }: BuildContext,
): Promise<SchemaCode | undefined> {
  if (manifest.options.validation === "off") return undefined;
  const code = await compileToCode(schema, draft);
  if (typeof code !== "string") return code;
  const message = `No validator can be made of the schema: ${code}.`;
  diagnostics.add("CE407", message, place());
  return undefined;
}

function modelOf(
  event: ManifestEvent,
  names: EventNames,
  payload: PayloadModel,
): EventModel {
  const { slug, name, app, description, deprecated } = event;
  return {
    slug,
    name,
    names,
    payload,
    ...(app !== undefined && { app }),
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

const reasons = {
  empty: "is empty",
  dot: "holds a dot",
  reserved: "is taken by the constants",
  deep: "is too deep",
} as const;

function variablesIn(
  type: PayloadType,
  event: ManifestEvent,
  { manifest, diagnostics }: BuildContext,
): Variable {
  const { root, unreachable } = variablesOf(type);
  for (const { segments, reason } of unreachable) {
    const message = `The key at ${showPath(segments)} ${reasons[reason]}, so no constant stands for it (event ${JSON.stringify(event.slug)}).`;
    diagnostics.add(
      "CE305",
      message,
      manifest.document.place(event.path, "key"),
    );
  }
  return root;
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
