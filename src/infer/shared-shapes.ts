import type { SampleSource } from "../input/samples/sample.js";
import type { Shape } from "./shape/shape.js";

/** The shapes of files that several events have for their samples, so that they are read once and not for each. */
export class SharedShapes {
  readonly #known = new Set<string>();
  readonly #shapes = new Map<string, Shape | undefined>();

  /** Takes the sources of all events. Only what comes again is worth keeping. */
  constructor(sources: Iterable<readonly SampleSource[]>) {
    for (const list of sources) {
      const key = keyOf(list);
      if (key === undefined) continue;
      if (this.#known.has(key)) this.#shapes.set(key, undefined);
      this.#known.add(key);
    }
  }

  /** The shape of all samples of these sources, where it was kept. */
  get(sources: readonly SampleSource[]): Shape | undefined {
    return this.#shapes.get(keyOf(sources) ?? "");
  }

  /** Keeps a shape that nothing is added to any more. */
  keep(sources: readonly SampleSource[], shape: Shape): void {
    const key = keyOf(sources) ?? "";
    if (this.#shapes.has(key)) this.#shapes.set(key, shape);
  }
}

/** The files in their order, which is that of the properties; undefined where not all samples come from files. */
function keyOf(sources: readonly SampleSource[]): string | undefined {
  const files = sources.flatMap((source) =>
    source.kind === "lines" || source.kind === "values" ? [source.file] : [],
  );
  return files.length > 0 && files.length === sources.length
    ? files.join("\n")
    : undefined;
}
