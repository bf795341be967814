import { didYouMean } from "../diagnostics/suggest.js";
import type { ManifestEvent } from "../manifest/manifest.js";
import { readSamples } from "../samples/read.js";
import type { SampleSource } from "../samples/sample.js";
import { type Description, describeShape } from "../schema/describe.js";
import { explainIssue } from "../schema/explain-issue.js";
import type { Issue } from "../schema/issue.js";
import { pathsIn } from "../schema/paths.js";
import type { PayloadType } from "../schema/payload-type.js";
import { inferShape } from "../shape/infer.js";
import { merge } from "../shape/merge.js";
import { nothing } from "../shape/shape.js";
import type { BuildContext } from "./context.js";
import { locateIssues } from "./locate-issues.js";

/** The type of payloads of which nothing is known. */
const anyPayload: PayloadType = { kind: "map", values: { kind: "unknown" } };

/** Infers the type of an event's payload from its samples and overrides. */
export function inferPayload(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: BuildContext,
): PayloadType {
  const { manifest, fs, diagnostics } = context;
  let shape = nothing;
  for (const { payload } of readSamples(sources, fs, diagnostics))
    shape = merge(shape, inferShape(payload));

  // A misspelt `sample` has been told of already.
  if (event.samples.length === 0 && !diagnostics.hasErrors) {
    const message = `The event ${JSON.stringify(event.slug)} has neither samples nor a schema; any payload is accepted.`;
    diagnostics.add(
      "CE308",
      message,
      manifest.document.place(event.path, "key"),
    );
  }
  const description = describeShape(shape, event.overrides);
  reportIssues(description.issues, event, sources, context);
  reportOverrides(description, context);
  // Without an object there is nothing to describe; why is in the diagnostics.
  return shape.object ? description.type : anyPayload;
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

function reportOverrides(
  { type, unknown, unfit }: Description,
  { manifest, diagnostics }: BuildContext,
): void {
  for (const { variable, path } of unknown) {
    const message = `No sample has a value at ${JSON.stringify(variable)}${didYouMean(variable, pathsIn(type))}`;
    diagnostics.add("CE306", message, manifest.document.place(path, "key"));
  }
  for (const { override, reason } of unfit) {
    const message = `The override of ${JSON.stringify(override.variable)} does not fit: ${reason}.`;
    diagnostics.add("CE307", message, manifest.document.place(override.path));
  }
}
