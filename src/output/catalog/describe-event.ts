import { isObject, type JsonObject } from "../../base/json/json.js";
import type { EventNames } from "../../event/names.js";
import { variablesOf } from "../../event/variables.js";
import type {
  Manifest,
  ManifestEvent,
  TargetLanguage,
} from "../../input/manifest/manifest.js";
import { createSerialRedactor } from "../../input/sensitive/redactor.js";
import type { Payload } from "../../type/payload.js";
import { valuesOf } from "../../type/values-of.js";
import { writePath } from "../../type/variable-path.js";
import { printJson } from "../print/json-text.js";
import { callsOf } from "./calls.js";
import type { CatalogEvent } from "./catalog-data.js";
import {
  type DescribedVariable,
  describeVariables,
} from "./describe-variables.js";

/** An event, and all that a catalog is made of. */
export interface EventSource {
  readonly event: ManifestEvent;
  readonly names: EventNames;
  readonly payload: Payload;
  /** The languages that it is left out of. */
  readonly leftOut: ReadonlySet<TargetLanguage>;
  /** Its samples' payloads, read anew each time. */
  readonly samples: () => Iterable<JsonObject>;
}

/** What there is to tell of an event without its workflows. */
export interface DescribedEvent extends Omit<
  CatalogEvent,
  "variables" | "starts" | "lost"
> {
  readonly variables: readonly DescribedVariable[];
}

/** Works out what a catalog tells of an event. Nothing of a sample but the stand-ins leaves here that is sensitive. */
export function describeEvent(
  { event, names, payload, leftOut, samples }: EventSource,
  { options, targets }: Pick<Manifest, "options" | "targets">,
): DescribedEvent {
  const { slug, name, app, description, deprecated } = event;
  const { root, unreachable } = variablesOf(payload.type);
  let first: JsonObject | undefined;
  let count = 0;
  const counted = function* (): Generator<JsonObject, void, undefined> {
    for (const sample of samples()) {
      first ??= sample;
      count += 1;
      yield sample;
    }
  };
  const variables = describeVariables(root, payload, counted());
  const sample = first && redacted(first);
  const call = {
    slug,
    name,
    app,
    names,
    options,
    targets,
    payload: sample ?? madeUp(payload),
  };
  return {
    slug,
    name,
    ...(app !== undefined && { app }),
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    samples: count,
    ...(sample && { sample: printJson(sample) }),
    calls: callsOf(call, leftOut),
    variables,
    unreachable: unreachable.map(({ segments }) => writePath(segments)),
  };
}

function redacted(payload: JsonObject): JsonObject {
  const value = createSerialRedactor().value(payload);
  return isObject(value) ? value : {};
}

/** The smallest payload there is, where nobody gave one. */
function madeUp({ type }: Payload): JsonObject {
  return valuesOf(type).find(isObject) ?? {};
}
