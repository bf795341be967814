/** A step on the way from bytes to blocks. Chunks are pushed into it, so that the source may be a file or a stream. */
export interface Stage<Out> {
  readonly push: (chunk: Buffer) => Iterable<Out>;
  /** Returns what was held back, once everything has been pushed. */
  readonly finish: () => Iterable<Out>;
  /** Lets go of what it holds, whether finished or not. */
  readonly close: () => void;
}
