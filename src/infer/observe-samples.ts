import type { BuildContext } from "../input/context.js";
import type { ManifestEvent } from "../input/manifest/manifest.js";
import { readSamples, sizeByRecord } from "../input/samples/read-samples.js";
import { createSecretReporter } from "../input/samples/report-secrets.js";
import type { Sample, SampleSource } from "../input/samples/sample.js";
import type { Diagnostics } from "../base/diagnostics/diagnostic.js";
import { addToBranches, type Branches } from "./describe/branches.js";
import { Contradictions } from "./describe/contradictions.js";
import { type OverrideNode, overrideTree } from "./describe/override-tree.js";
import { observe } from "./shape/observe.js";
import { Marks } from "./shape/payload-marks.js";
import { emptyShape, type Shape } from "./shape/shape.js";
import { worthThreads } from "./parallel/worth-threads.js";
import type { SharedShapes } from "./shared-shapes.js";

/** What it takes to observe the samples of a manifest's events. */
export interface ObserveContext extends BuildContext {
  /** The shapes that events have in common. */
  readonly shapes?: SharedShapes;
}

/** Observes samples, one by one in their order, and reports the secrets in them. */
export class SampleObserver {
  readonly shape: Shape;
  readonly branches: Branches = new Map();
  readonly contradictions: Contradictions;
  readonly marks = new Marks();
  readonly #overrides: OverrideNode;
  readonly #reportSecrets: (sample: Sample) => void;

  constructor(
    event: ManifestEvent,
    diagnostics: Diagnostics,
    shape = emptyShape(),
  ) {
    this.shape = shape;
    this.#overrides = overrideTree(event.overrides);
    this.contradictions = new Contradictions(this.#overrides);
    this.#reportSecrets = createSecretReporter(event, diagnostics);
  }

  add(sample: Sample): void {
    const { payload } = sample;
    this.#reportSecrets(sample);
    const mark = this.marks.of(payload);
    observe(this.shape, payload, Infinity, mark, false);
    addToBranches(this.branches, payload, this.#overrides, mark);
    this.contradictions.hold(sample);
  }

  addAll(
    sources: readonly SampleSource[],
    { fs, diagnostics, onRead }: BuildContext,
  ): void {
    for (const sample of readSamples(sources, fs, diagnostics, onRead))
      this.add(sample);
  }
}

/** What is seen of an event's samples, and what overrides have to know of them. */
export interface ObservedSamples extends Pick<
  SampleObserver,
  "shape" | "branches" | "contradictions"
> {
  /** Whether all of them could be read. */
  readonly isWhole: boolean;
}

/** Observes the samples of an event. */
export function observeSamples(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: ObserveContext,
): ObservedSamples {
  const { observer, isDone, finish } = begin(event, sources, context);
  if (!isDone) observer.addAll(sources, context);
  return finish();
}

/** As {@link observeSamples}, with the help of threads where that pays. */
export async function observeInShortTime(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  context: ObserveContext,
): Promise<ObservedSamples> {
  const { observer, isDone, finish } = begin(event, sources, context);
  if (!isDone && isLarge(sources, context)) {
    const { observeInThreads } =
      await import("./parallel/observe-in-threads.js");
    await observeInThreads(observer, event, sources, context);
  } else if (!isDone) observer.addAll(sources, context);
  return finish();
}

function isLarge(
  sources: readonly SampleSource[],
  { fs }: BuildContext,
): boolean {
  const sizes = sources.map((source) => sizeByRecord(source, fs));
  return sizes.reduce((a, b) => a + b, 0) >= worthThreads;
}

/** The beginning of an observation, which is its end where the shape is known from another event. */
function begin(
  event: ManifestEvent,
  sources: readonly SampleSource[],
  { diagnostics, shapes }: ObserveContext,
) {
  const hasOverrides = event.overrides.length > 0;
  const known = hasOverrides ? undefined : shapes?.get(sources);
  const observer = new SampleObserver(event, diagnostics, known);
  const { count, errorCount } = diagnostics;
  return {
    observer,
    isDone: known !== undefined,
    finish: (): ObservedSamples => {
      const { shape, branches, contradictions } = observer;
      // What there is to tell of samples is told of each event.
      if (diagnostics.count === count) shapes?.keep(sources, shape);
      const isWhole = diagnostics.errorCount === errorCount;
      return { shape, branches, contradictions, isWhole };
    },
  };
}
