import type { ManifestEvent } from "../input/manifest/manifest.js";
import { readSamples } from "../input/samples/read-samples.js";
import type { SampleSource } from "../input/samples/sample.js";
import { type Description, describeShape } from "./describe/describe.js";
import { explainIssue } from "./describe/explain-issue.js";
import type { Issue } from "./describe/issue.js";
import { unseenKeys } from "./describe/estimate-unseen.js";
import type { UnseenKeys } from "../type/unseen-keys.js";
import { overrideTree } from "./describe/override-tree.js";
import { wholeOf } from "../type/definitions.js";
import { draft07, toJsonSchema } from "../type/json-schema.js";
import type { Payload } from "../type/payload.js";
import type { PayloadType } from "../type/payload-type.js";
import { unreported } from "../base/diagnostics/unreported.js";
import type { JsonObject } from "../base/json/json.js";
import type { BuildContext } from "../input/context.js";
import { observeSamples } from "./observe-samples.js";
import { locateIssues } from "./describe/locate-issues.js";
import { reportOverrides } from "./describe/report-overrides.js";

/** The type of payloads of which nothing is known. */
const anyPayload: PayloadType = { kind: "map", values: { kind: "unknown" } };

const noDescription: Pick<Description, "type" | "renamed"> = {
  type: anyPayload,
  renamed: [],
};

/** Infers what an event's samples and overrides say of its payloads. */
export function inferPayload(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
  observed = observeSamples(event, sources, context),
): Payload {
  const { document, options } = context.manifest;
  const { type, checked, renamed, unseen } = inferType(
    event,
    sources,
    context,
    observed,
  );
  const { name, description } = event;
  const example = options.examples ? exampleOf(sources, context) : undefined;
  return {
    type: wholeOf(type),
    schema: {
      $schema: draft07,
      title: name,
      ...(description !== undefined && { description }),
      ...toJsonSchema(checked, options),
      ...(example && { examples: [example] }),
    },
    draft: "draft-07",
    isHandwritten: false,
    renamed,
    unseen,
    place: () => document.place(event.path, "key"),
  };
}

/** What is inferred of an event's payloads. */
export interface InferredType extends Pick<Description, "type" | "renamed"> {
  /** What payloads are checked against: the type, or what of it is settled. */
  readonly checked: PayloadType;
  /** What the next payload may have that none had so far. */
  readonly unseen: UnseenKeys;
}

/** Infers the type of an event's payloads. */
export function inferType(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
  observed = observeSamples(event, sources, context),
): InferredType {
  const { manifest, diagnostics } = context;
  const overrides = overrideTree(event.overrides);
  const errorsBefore = diagnostics.errorCount;
  const { shape, branches, contradictions, isWhole } = observed;

  // A misspelt `sample` has been reported already.
  const isMisspelt = event.samples.length === 0 && !event.isSound;
  if (event.samples.length === 0 && !isMisspelt) {
    const message = `The event ${JSON.stringify(event.slug)} has neither samples nor a schema; any payload is accepted.`;
    diagnostics.add(
      "CE308",
      message,
      manifest.document.place(event.path, "key"),
    );
  }
  const description = describeShape(shape, overrides, branches);
  reportIssues(description.issues, event, sources, context);
  const isPartial =
    isMisspelt ||
    !isWhole ||
    sources.some(({ kind }) => kind === "missing") ||
    diagnostics.errorCount > errorsBefore;
  // What the missing samples would have shown, nobody knows.
  const told = isPartial
    ? { ...description, unknown: [], unfit: [], mistakes: [] }
    : description;
  reportOverrides(told, contradictions.list, event, context);
  // Without an object there is nothing to describe; why is in the diagnostics.
  const { type, renamed } = shape.object ? description : noDescription;
  const { evidence } = manifest.options;
  const checked =
    evidence === "settled" && shape.object
      ? describeShape(shape, overrides, branches, evidence).type
      : type;
  const unseen = unseenKeys(shape, overrides);
  return { type, renamed, checked, unseen };
}

/** The first sample; what is wrong with samples has been reported. */
function exampleOf(
  sources: readonly SampleSource[],
  { fs }: BuildContext,
): JsonObject | undefined {
  const [first] = readSamples(sources, fs, unreported());
  return first?.payload;
}

function reportIssues(
  issues: readonly Issue[],
  event: ManifestEvent,
  sources: readonly SampleSource[],
  { manifest, fs, diagnostics }: BuildContext,
): void {
  if (issues.length === 0) return;
  const places = locateIssues(issues, sources, fs);
  for (const issue of issues) {
    const message = `${explainIssue(issue)} (event ${JSON.stringify(event.slug)}).`;
    diagnostics.add(
      issue.code,
      message,
      places.get(issue) ?? manifest.document.place(event.path, "key"),
    );
  }
}
