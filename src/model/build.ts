import type { ManifestEvent } from "../manifest/manifest.js";
import { loadSchema } from "../handwritten/load.js";
import { checkSchema } from "../handwritten/check.js";
import { compileTypes } from "../handwritten/compile.js";
import { toPayloadType } from "../handwritten/payload-type.js";
import { readSamples } from "../samples/read.js";
import type { SampleSource } from "../samples/sample.js";
import { toJsonSchema } from "../schema/json-schema.js";
import type { PayloadType } from "../schema/payload-type.js";
import { showPath } from "../schema/variable-path.js";
import type { EventModel, EventNames, PayloadModel } from "./event-model.js";
import { inferPayload, type PayloadContext } from "./infer-payload.js";
import { type Variable, variablesOf } from "./variables.js";

const draft07 = "http://json-schema.org/draft-07/schema#";

/** An event's model, where one could be made, and the files that it depends on beside its samples. */
export interface BuiltEvent {
  readonly model?: EventModel;
  readonly inputs: readonly string[];
}

/**
 * Makes the model of an event, from its samples or from its hand-written schema.
 *
 * @param names undefined where the event cannot be named; its payload is looked at all the same
 */
export async function buildEvent(
  event: ManifestEvent,
  names: EventNames | undefined,
  sources: readonly SampleSource[],
  context: PayloadContext,
): Promise<BuiltEvent> {
  if (event.schema === undefined) {
    const payload = inferredPayload(
      event,
      inferPayload(event, sources, context),
      context,
    );
    return {
      ...(names && { model: modelOf(event, names, payload) }),
      inputs: [],
    };
  }
  reportUselessOverrides(event, context);
  const { bundle, inputs } = loadSchema(event, context);
  const samples = readSamples(sources, context.fs, context.diagnostics);
  if (
    !bundle ||
    !(await checkSchema(bundle, samples, context.diagnostics)) ||
    !names
  )
    return { inputs };
  const type = toPayloadType(bundle);
  const payload: PayloadModel = {
    type,
    variables: variablesIn(type, event, context),
    schema: bundle.schema,
    declarations: await compileTypes(bundle, names),
  };
  return { model: modelOf(event, names, payload), inputs };
}

function inferredPayload(
  event: ManifestEvent,
  type: PayloadType,
  context: PayloadContext,
): PayloadModel {
  const { name, description } = event;
  const { closed } = context.manifest.options;
  const schema = {
    $schema: draft07,
    title: name,
    ...(description !== undefined && { description }),
    ...toJsonSchema(type, { closed }),
  };
  return { type, variables: variablesIn(type, event, context), schema };
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
} as const;

function variablesIn(
  type: PayloadType,
  event: ManifestEvent,
  { manifest, diagnostics }: PayloadContext,
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
  { manifest, diagnostics }: PayloadContext,
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
